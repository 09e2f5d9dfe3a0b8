package exchange.query.matching;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Quantity;
import exchange.web.problem.Language;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/** Says in half a sentence what would have to be different for a pair against which one hard rule stands. */
final class MissWords {

    private static final int STEP_KM = 10;

    private MissWords() {}

    /** @param subject the side that is looked at; the other one is the counterpart */
    static String needed(HardRule rule, Party subject, Pair pair, Language language) {
        return switch (rule) {
            case KINDS -> language.choose("ein Gegenstück der anderen Art", "a counterpart of the other kind");
            case CAPABILITY ->
                language.choose("dieselbe Leistungsart auf beiden Seiten", "the same kind of help on both sides");
            case PRODUCT ->
                language.choose(
                        "ein Produkt, das das andere einschließt, oder Texte, die sich ähneln",
                        "a product that includes the other one, or texts that are alike");
            case STANDARDS -> standards(pair, language);
            case TIME -> time(pair, language);
            case REACH -> reach(subject, pair, language);
        };
    }

    private static String standards(Pair pair, Language language) {
        List<String> missing = pair.request().requires().stream()
                .filter(name -> pair.offer().terms().standards().getOrDefault(name, ConformityLevel.SUSPICIOUS)
                        == ConformityLevel.SUSPICIOUS)
                .toList();
        return language.choose("Nachweis: %s", "evidence: %s").formatted(String.join(", ", missing));
    }

    private static String time(Pair pair, Language language) {
        LocalDate until = pair.request().until();
        Quantity quantity = pair.offer().terms().quantity();
        LocalDate from = quantity == null ? null : quantity.from();
        return from != null && from.isAfter(until)
                ? language.choose("Beginn der Lieferung bis %s", "a delivery that begins by %s")
                        .formatted(date(until, language))
                : language.choose("Gültigkeit über denselben Zeitraum", "validity over the same time");
    }

    private static String reach(Party subject, Pair pair, Language language) {
        double kilometres = pair.kilometres();
        Integer allowed = pair.request().withinKm();
        String far = number(Math.round(kilometres), language);
        String wider = number((long) Math.ceil(kilometres / STEP_KM) * STEP_KM, language);
        String now = number(allowed == null ? 0 : allowed, language);
        return subject.isOffer()
                ? language.choose(
                                "ein Umkreis von %s km im Gesuch (jetzt %s, entfernt %s)",
                                "a reach of %s km in the request (now %s, %s away)")
                        .formatted(wider, now, far)
                : language.choose(
                                "Umkreis auf %s km anheben (jetzt %s, entfernt %s)",
                                "raise the reach to %s km (now %s, %s away)")
                        .formatted(wider, now, far);
    }

    private static String date(LocalDate day, Language language) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.locale()));
    }

    private static String number(long number, Language language) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }
}
