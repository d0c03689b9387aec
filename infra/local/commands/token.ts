import { personaToken } from '../persona-token.ts';
import { isPersona, personaNames } from '../personas.ts';
import { StartError } from '../start-error.ts';

/** `openlot token`: prints an access token of a persona. */
export const token = async (options: { readonly as: string; readonly data: string }): Promise<void> => {
  if (!isPersona(options.as))
    throw new StartError({
      zh: `没有角色 ${options.as}；可用：${personaNames.join('、')}。`,
      en: `There is no persona ${options.as}; there are: ${personaNames.join(', ')}.`,
    });
  console.log(await personaToken(options.data, options.as));
};
