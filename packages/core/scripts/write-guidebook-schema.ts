import { writeFileSync } from "node:fs";
import { guidebookJsonSchema } from "@cairn/core/guidebook";

const file = new URL("../guidebook.schema.json", import.meta.url);
writeFileSync(file, `${JSON.stringify(guidebookJsonSchema(), null, 2)}\n`);
