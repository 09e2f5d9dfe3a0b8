package exchange.query.moderation;

import exchange.event.listing.ListingId;
import exchange.query.model.Generation;
import exchange.web.problem.Language;

/** Asks which open listings say much the same as this one. */
record FindDuplicates(Generation generation, ListingId id, Language language) {}
