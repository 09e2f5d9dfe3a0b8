package exchange.query.intake;

import exchange.query.matching.Likeness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How much of what is typed during a call is in a listing already.
 *
 * @param degree 0 to 1
 * @param common what both have in common, the most telling first
 */
record Resemblance(Known known, double degree, List<Common> common) {

    enum Common {
        ORGANISATION,
        ORGANISATION_LIKE,
        TITLE,
        PRODUCT,
        PRODUCT_LIKE,
        PLACE
    }

    /** The most alike first; of equals the one with the earlier reference. */
    static final Comparator<Resemblance> ORDER = Comparator.comparingDouble(Resemblance::degree)
            .reversed()
            .thenComparing(resemblance -> resemblance.known().reference());

    private static final double OF_TITLE = 0.4;
    private static final double OF_ORGANISATION = 0.4;
    private static final double OF_PRODUCT = 0.15;
    private static final double OF_PLACE = 0.05;
    private static final double RELATED = 0.5;

    /** Names that share this much are taken for one with a spelling mistake. */
    private static final double SAME_NAME = 0.75;

    private static final double SAME_TITLE = 0.6;
    private static final double LEAST = 0.5;

    /** What is typed so far, compared with a listing; empty if they have too little in common. */
    static Optional<Resemblance> of(Typed typed, Known known) {
        if (typed.kind() != known.kind()) {
            return Optional.empty();
        }
        double organisation = typed.name().with(known.name());
        double title = typed.words().with(known.words());
        double product = product(typed, known);
        boolean place = typed.postalCode().isEmpty()
                ? typed.place().equals(known.place())
                : typed.postalCode().equals(known.postalCode());
        double degree =
                OF_ORGANISATION * organisation + OF_TITLE * title + OF_PRODUCT * product + (place ? OF_PLACE : 0);
        if (organisation < SAME_NAME && title < SAME_TITLE && degree < LEAST) {
            return Optional.empty();
        }
        List<Common> common = new ArrayList<>();
        if (organisation >= SAME_NAME) {
            common.add(organisation == 1 ? Common.ORGANISATION : Common.ORGANISATION_LIKE);
        }
        if (title >= SAME_TITLE) {
            common.add(Common.TITLE);
        }
        if (product > 0) {
            common.add(product == 1 ? Common.PRODUCT : Common.PRODUCT_LIKE);
        }
        if (place) {
            common.add(Common.PLACE);
        }
        return Optional.of(new Resemblance(known, degree, common));
    }

    /** 1 for the same product, less where one includes the other. */
    private static double product(Typed typed, Known known) {
        if (typed.path().isEmpty() || known.path().isEmpty()) {
            return 0;
        }
        String mine = typed.path().getLast();
        String theirs = known.path().getLast();
        if (mine.equals(theirs)) {
            return 1;
        }
        return typed.path().contains(theirs) || known.path().contains(mine) ? RELATED : 0;
    }

    /** The likeness of a title's words; a title that says nothing is like none. */
    static Likeness words(String title) {
        return Likeness.of(title, "");
    }
}
