/**
 * Which listings are published, and which of them fit what somebody looks for?
 *
 * <p>{@link exchange.query.catalogue.CatalogueEntry} says what becomes of a listing with each event, {@code CatalogueProjection} keeps
 * it, {@code CatalogueSearch} finds it again, {@code CatalogueEndpoint} answers. Nothing that is not public is kept in plain.
 */
@NullMarked
package exchange.query.catalogue;

import org.jspecify.annotations.NullMarked;
