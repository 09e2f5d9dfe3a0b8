package exchange.query.matching;

import exchange.query.model.Generation;
import exchange.web.problem.Language;

/**
 * Asks who would fit a listing but for one hard rule.
 *
 * @param generation of the catalogue from which they are found
 * @param publicOnly whether counterparts for authorities only are left out
 */
record FindNearMisses(Generation generation, String listing, boolean publicOnly, int most, Language language) {}
