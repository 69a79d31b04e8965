import { Ellipsis, LogOut, UserPen } from 'lucide-react';
import { m } from '#paraglide/messages.js';
import { Menu } from '#web/components/Menu.tsx';
import styles from './MemberMenu.module.css';
import type { Member } from './member-columns.tsx';

export type MemberChange = 'owner' | 'end';

interface MemberMenuProps {
  member: Member;
  onChange: (member: Member, change: MemberChange) => void;
}

/** What can be done with a member in the working list, besides opening its record. */
export function MemberMenu({ member, onChange }: MemberMenuProps) {
  return (
    <Menu
      className={styles.menu}
      variant="plain"
      iconOnly
      end
      icon={<Ellipsis />}
      aria-label={m.campaigns_member_actions({ name: member.account.name })}
      items={[
        {
          id: 'owner',
          label: m.campaigns_member_owner(),
          icon: <UserPen />,
          onAction: () => onChange(member, 'owner'),
        },
        {
          id: 'end',
          label: m.campaigns_member_end(),
          icon: <LogOut />,
          danger: true,
          onAction: () => onChange(member, 'end'),
        },
      ]}
    />
  );
}
