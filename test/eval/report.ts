import { alignedTable } from './table';
import type { Section, Skipped, Task } from './task';

/** What one task came to, for programs. */
export interface TaskReport {
  task: string;
  sections: { title: string; figures: unknown }[];
  skipped: string[];
  seconds: number;
}

/** Runs a task and says each section as soon as it is there. */
export async function runTask<Given>(task: Task<Given>, setting: Given, say: (text: string) => void): Promise<TaskReport> {
  const start = performance.now();
  const report: TaskReport = { task: task.name, sections: [], skipped: [], seconds: 0 };
  for await (const part of task.run(setting)) {
    if (isSkipped(part)) {
      report.skipped.push(part.skipped);
      say(`SKIPPED: no ${part.skipped}\n`);
    } else {
      report.sections.push({ title: part.title, figures: part.figures });
      say(`${textOf(part)}\n`);
    }
  }
  report.seconds = Math.round(performance.now() - start) / 1000;
  return report;
}

function isSkipped(part: Section | Skipped): part is Skipped {
  return 'skipped' in part;
}

function textOf({ title, columns, rows, notes = [] }: Section): string {
  return [title, alignedTable(columns, rows), ...notes.map((note) => `  ${note}`)].join('\n');
}
