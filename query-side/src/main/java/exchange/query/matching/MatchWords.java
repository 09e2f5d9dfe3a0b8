package exchange.query.matching;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Quantity;
import exchange.query.content.Contents;
import exchange.web.problem.Language;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in a sentence why a pair is the match that it is, and what would have to change, in the reader's language. */
final class MatchWords {

    private final Contents contents;
    private final Language language;

    MatchWords(Contents contents, Language language) {
        this.contents = contents;
        this.language = language;
    }

    String text(Factor factor, Pair pair) {
        return switch (factor) {
            case PRODUCT -> product(pair);
            case TEXT ->
                say(
                        "%s der Wörter im Titel stehen auch beim Gegenüber.",
                        "%s of the words in the title are found on the other side.", percent(pair.value(Factor.TEXT)));
            case QUANTITY -> quantity(pair);
            case DISTANCE ->
                say(
                        "%s km liegen dazwischen.",
                        "%s km lie between them.", number().format(Math.round(pair.kilometres())));
            case LEAD_TIME -> leadTime(pair);
            case CONFORMITY -> conformity(pair);
        };
    }

    private String product(Pair pair) {
        String offered = pair.offer().product();
        String asked = pair.request().product();
        if (offered == null || asked == null) {
            return say(
                    "Eine Seite nennt kein Produkt; die Texte sind ähnlich genug.",
                    "One side names no product; the texts are close enough.");
        }
        if (offered.equals(asked)) {
            return say("Dasselbe Produkt: %s.", "The same product: %s.", label(offered));
        }
        if (pair.offer().terms().path().contains(asked)) {
            return say("%s gehört zu %s.", "%s is a kind of %s.", label(offered), label(asked));
        }
        if (pair.request().terms().path().contains(offered)) {
            return say("%s umfasst auch %s.", "%s includes %s.", label(offered), label(asked));
        }
        return say(
                "Verschiedene Produkte (%s, %s); die Texte sind ähnlich genug.",
                "Different products (%s, %s); the texts are close enough.", label(offered), label(asked));
    }

    private String quantity(Pair pair) {
        if (pair.request().terms().quantity() == null) {
            return say("Keine Menge verlangt.", "No quantity is asked for.");
        }
        Quantity offered = pair.offer().terms().quantity();
        double covered = pair.value(Factor.QUANTITY);
        if (offered == null) {
            return say("Das Angebot nennt keine Menge.", "The offer names no quantity.");
        }
        return covered == 0
                ? say(
                        "Die Mengen lassen sich nicht vergleichen, oder die kleinste Abgabemenge ist zu groß.",
                        "The quantities cannot be compared, or the smallest lot is too large.")
                : say("Deckt %s des Bedarfs.", "Covers %s of what is needed.", percent(covered));
    }

    private String leadTime(Pair pair) {
        LocalDate first = Pair.firstDelivery(pair.offer());
        LocalDate neededBy = pair.request().terms().neededBy();
        if (neededBy == null) {
            return say("Kein Termin verlangt.", "No date is asked for.");
        }
        return first == null
                ? say("Sofort da, gebraucht bis %s.", "There at once, needed by %s.", date(neededBy))
                : say(
                        "Erste Lieferung am %s, gebraucht bis %s.",
                        "First delivery on %s, needed by %s.", date(first), date(neededBy));
    }

    private String conformity(Pair pair) {
        List<String> demanded = pair.request().requires();
        if (demanded.isEmpty()) {
            return pair.offer().terms().standards().containsValue(ConformityLevel.VERIFIED)
                    ? say("Kein Nachweis verlangt; einer ist geprüft.", "None is demanded; one is verified.")
                    : say("Kein Nachweis verlangt.", "No standard is demanded.");
        }
        List<String> claimed = pair.offer().unverified(demanded);
        return claimed.isEmpty()
                ? say("Verlangt und geprüft: %s.", "Demanded and verified: %s.", String.join(", ", demanded))
                : say(
                        "Verlangt und angegeben, noch nicht geprüft: %s.",
                        "Demanded and claimed, not verified yet: %s.", String.join(", ", claimed));
    }

    /** @param rank that the counterpart would have */
    String text(Counterfactual change, Party before, int rank) {
        return say(
                "%s: Platz %s.",
                "%s: rank %s.",
                switch (change.factor()) {
                    case PRODUCT ->
                        say(
                                "Mit dem Produkt %s",
                                "With the product %s", label(change.changed().product()));
                    case QUANTITY ->
                        say(
                                "Mit %s statt %s (Menge)",
                                "With %s instead of %s (quantity)", amount(change.changed()), amount(before));
                    case LEAD_TIME ->
                        before.isOffer()
                                ? say(
                                        "Mit Beginn am %s",
                                        "Beginning on %s", date(change.changed().from()))
                                : say(
                                        "Mit Bedarf erst zum %s",
                                        "Needed only by %s",
                                        date(change.changed().terms().neededBy()));
                    case CONFORMITY ->
                        say(
                                "Mit geprüftem Nachweis (%s)",
                                "With a verified standard (%s)", String.join(", ", verified(before, change.changed())));
                    case TEXT, DISTANCE -> throw new IllegalStateException(change.factor() + " is not changed");
                },
                number().format(rank));
    }

    private static List<String> verified(Party before, Party after) {
        return after.terms().standards().keySet().stream()
                .filter(name -> after.terms().standards().get(name)
                        != before.terms().standards().get(name))
                .toList();
    }

    private String amount(Party party) {
        Quantity quantity = party.terms().quantity();
        return quantity == null ? "–" : number().format(quantity.amount());
    }

    private String label(@Nullable String product) {
        return product == null ? "–" : contents.productLabel(product, language);
    }

    private String date(@Nullable LocalDate day) {
        return day == null
                ? "–"
                : day.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.locale()));
    }

    private String percent(double share) {
        return NumberFormat.getPercentInstance(language.locale()).format(share);
    }

    private NumberFormat number() {
        return NumberFormat.getIntegerInstance(language.locale());
    }

    private String say(String german, String english, Object... values) {
        return language.choose(german, english).formatted(values);
    }
}
