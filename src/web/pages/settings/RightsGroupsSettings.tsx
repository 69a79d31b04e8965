import { RightsGroupsSettings as Groups } from '#features/people/ui/settings/RightsGroupsSettings.tsx';
import { ChainRulesExplained } from '#features/thread/ui/ChainRulesExplained.tsx';

/** The rights groups with what their chain rules mean, which a feature further down knows. */
export function RightsGroupsSettings() {
  return <Groups explain={(chain) => <ChainRulesExplained chain={chain} />} />;
}
