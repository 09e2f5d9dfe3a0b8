package exchange.query.matching;

import exchange.event.listing.Quantity;
import exchange.query.matching.Party.Terms;
import exchange.reference.QuantityMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a counterpart could be instead to come nearer: one thing changed, and nothing else.
 *
 * @param factor that becomes better
 * @param changed the counterpart as it would be
 */
record Counterfactual(Factor factor, Party changed) {

    /**
     * Every single change that would make the pair a better match, as far as it lies with the counterpart: where it is cannot be changed, and
     * what it says is its own business.
     */
    static List<Counterfactual> of(Party subject, Party counterpart, Policy policy) {
        int points = Pair.of(subject, counterpart, policy).points();
        List<Counterfactual> better = new ArrayList<>();
        add(better, Factor.PRODUCT, counterpart, product(subject, counterpart));
        add(better, Factor.QUANTITY, counterpart, quantity(subject, counterpart));
        add(better, Factor.LEAD_TIME, counterpart, leadTime(subject, counterpart));
        add(better, Factor.CONFORMITY, counterpart, conformity(subject, counterpart));
        better.removeIf(change -> {
            Pair pair = Pair.of(subject, change.changed, policy);
            return pair.broken() != null || pair.points() <= points;
        });
        return better;
    }

    private static void add(List<Counterfactual> better, Factor factor, Party counterpart, @Nullable Terms terms) {
        if (terms != null) {
            better.add(new Counterfactual(factor, counterpart.on(terms)));
        }
    }

    private static @Nullable Terms product(Party subject, Party counterpart) {
        return subject.product() == null || subject.product().equals(counterpart.product())
                ? null
                : counterpart.terms().withPath(subject.terms().path());
    }

    /** An offer of enough; a request of no more than is offered. */
    private static @Nullable Terms quantity(Party subject, Party counterpart) {
        Quantity quantity = counterpart.terms().quantity();
        double covered =
                counterpart.isOffer() ? Amounts.covered(counterpart, subject) : Amounts.covered(subject, counterpart);
        if (quantity == null || covered <= 0 || covered >= Amounts.ALL) {
            return null;
        }
        return counterpart.terms().withQuantity(Amounts.times(quantity, counterpart.isOffer() ? 1 / covered : covered));
    }

    /** An offer that begins earlier; a request that can wait. */
    private static @Nullable Terms leadTime(Party subject, Party counterpart) {
        Party offer = counterpart.isOffer() ? counterpart : subject;
        Party request = counterpart.isOffer() ? subject : counterpart;
        Quantity capacity = offer.terms().quantity();
        LocalDate first = Pair.firstDelivery(offer);
        LocalDate neededBy = request.terms().neededBy();
        if (capacity == null || capacity.mode() != QuantityMode.CAPACITY || first == null || neededBy == null) {
            return null;
        }
        return counterpart.isOffer()
                ? counterpart.terms().withQuantity(Amounts.from(capacity, Pair.safeStart(capacity, neededBy)))
                : counterpart.terms().withNeededBy(Pair.safeEnd(first));
    }

    private static @Nullable Terms conformity(Party subject, Party counterpart) {
        if (!counterpart.isOffer()) {
            return null;
        }
        List<String> unverified = counterpart.unverified(subject.requires());
        return unverified.isEmpty() ? null : counterpart.terms().withVerified(unverified);
    }
}
