import { runAsProcess } from './tool.ts';
import { unitsTool } from './units-tool.ts';

await runAsProcess(unitsTool);
