import { runDataTool } from './run-data-tool.ts';
import { storeTool } from './store-tool.ts';

await runDataTool(storeTool);
