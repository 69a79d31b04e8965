import { changeMe } from '#features/people/contract.ts';
import type { Language } from '#features/people/rules.ts';
import { reportNotice } from '#web/actions.ts';
import { call } from '#web/api.ts';
import { switchLocale } from '#web/locale.ts';
import { asProblem } from '#web/problem.ts';
import { queryClient } from '#web/queries.ts';
import { type Me, meQuery } from '#web/session.ts';

/** Switches the words at once and tells the server afterwards; what is being typed stays. */
export function useChangeLanguage() {
  return (language: Language) => {
    switchLocale(language);
    const { queryKey } = meQuery();
    queryClient.setQueryData<Me>(queryKey, (me) => me && { ...me, language });
    call(changeMe, { body: { language } })
      .then(speakAnew)
      .catch((error: unknown) => reportNotice(asProblem(error).detail));
  };
}

/** Sentences that the server wrote into what was loaded before are in the other language. */
function speakAnew() {
  queryClient.removeQueries({ type: 'inactive' });
  return queryClient.invalidateQueries();
}
