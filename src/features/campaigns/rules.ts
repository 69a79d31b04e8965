export const campaignTypes = ['sales', 'action'] as const;

/** Hues by name; the screens map them to the tokens of ux.md 3.1. */
export const hues = ['petrol', 'orange', 'violet', 'olive', 'magenta', 'blue', 'gold', 'grey'] as const;
export type Hue = (typeof hues)[number];

export interface Status {
  id: string;
  campaignId: string;
  name: string;
  /** 0 to 100. */
  progress: number;
  isFinal: boolean;
  isGoal: boolean;
  blocksContact: boolean;
  requiresReason: boolean;
  active: boolean;
  nextStatusIds: string[];
  defaultNextStatusId: string | null;
}
