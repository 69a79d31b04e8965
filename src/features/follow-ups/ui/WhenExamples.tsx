import { m } from '#paraglide/messages.js';
import { Table } from '#web/components/Table.tsx';
import { when } from '../when.ts';
import { ResolvedWhen } from './ResolvedWhen.tsx';
import { useMoment, useWorkingCalendar } from './useMoment.ts';

const examples = ['mo 10', '3at', '2w', '1m', '24.12. 9:30', 'kw 49 di', 'ende dez', 'fr 14:30 >meier'];

/** What can be typed into „Wann?“, and which day each would be if typed now. */
export function WhenExamples() {
  const moment = useMoment();
  const calendar = useWorkingCalendar();
  const rows = examples.flatMap((typed) => {
    const found = when(typed, { ...calendar, ...moment });
    return found ? [{ typed, found }] : [];
  });
  return (
    <Table
      label={m.follow_ups_when()}
      columns={[
        { id: 'typed', header: m.follow_ups_when_typed(), cell: ({ typed }) => <kbd>{typed}</kbd> },
        {
          id: 'found',
          header: m.follow_ups_when_meant(),
          cell: ({ found }) => <ResolvedWhen found={found} region={calendar.region} />,
        },
      ]}
      rows={rows}
      rowId={({ typed }) => typed}
    />
  );
}
