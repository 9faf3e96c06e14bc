import { restoreTool } from './restore-tool.ts';
import { runDataTool } from './run-data-tool.ts';

await runDataTool(restoreTool);
