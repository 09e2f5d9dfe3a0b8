/**
 * Which products, places, standards, quantities and days does the exchange know, and what is usual among them?
 *
 * <p>Reference data is read once from resources that are part of the release and never changes while the exchange runs; where
 * each file comes from and under which licence stands in {@code NOTICE.txt} beside it, how it was made in
 * {@code tools/reference-data/README.md}. Start reading at {@link exchange.reference.Products}.
 */
@NullMarked
package exchange.reference;

import org.jspecify.annotations.NullMarked;
