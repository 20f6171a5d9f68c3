import { css } from 'lit';

/** Where a finger points, or might: targets have 44 px there, elsewhere at least 24. */
export const touch = css`(pointer: coarse), (max-width: 759px)`;
