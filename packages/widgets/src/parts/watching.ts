import type { Stop } from "@cairn/core";
import { effect } from "@preact/signals-core";
import { Component } from "preact";
import type { ComponentChildren, ComponentType } from "preact";

/**
 * A component that draws again when a signal that it read while drawing has changed. Preact's own binding
 * does more (signals as attributes, hooks) for 1.6 KiB more, on every page that shows a guide.
 */
export function watching<Props>(draw: (props: Props) => ComponentChildren): ComponentType<Props> {
  return class extends Component<Props> {
    stopWatching: Stop | undefined;

    override render(): ComponentChildren {
      this.stopWatching?.();
      let drawn: ComponentChildren;
      let isDrawn = false;
      // Its second run means that something changed. It reads nothing then, so one change asks once.
      this.stopWatching = effect(() => {
        if (isDrawn) {
          this.setState({});
          return;
        }
        isDrawn = true;
        drawn = draw(this.props);
      });
      return drawn;
    }

    override componentWillUnmount(): void {
      this.stopWatching?.();
    }
  };
}
