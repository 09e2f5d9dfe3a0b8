package exchange.query.statistics;

import exchange.query.model.Generation;

/**
 * Asks how long publication takes.
 *
 * @param now whether the figures may not be a second old
 */
record GetServiceLevels(Generation generation, boolean now) {}
