import { storeTool } from './store-tool.ts';
import { runAsProcess } from './tool.ts';

await runAsProcess(storeTool);
