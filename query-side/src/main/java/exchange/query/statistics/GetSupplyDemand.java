package exchange.query.statistics;

import exchange.query.model.Generation;
import exchange.web.problem.Language;

/**
 * Asks what is offered and what is needed.
 *
 * @param now whether the figures may not be a second old
 */
record GetSupplyDemand(Generation generation, Language language, boolean now) {}
