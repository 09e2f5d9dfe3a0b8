package exchange.benchmark;

import exchange.event.listing.Capability;
import exchange.event.listing.Contact;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingText;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import exchange.reference.Validity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Listings as people write them, invented by a seed: German words, products, places and quantities of the reference data. */
final class Invented {

    /** An offer of goods in stock. */
    record Draft(ListingText text, Contact contact, Place place, String product, long amount) {

        /** What its events carry, the words sealed. */
        Content content(Sealed words) {
            return new Content(
                    1,
                    Kind.OFFER,
                    words,
                    "de",
                    product,
                    Capability.MATERIAL,
                    List.of(),
                    new Quantity(amount, Unit.PIECE, null, QuantityMode.STOCK, null, null, null),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    new Region(
                            place.postalCode(),
                            place.place(),
                            place.district(),
                            place.nuts(),
                            place.latitude(),
                            place.longitude()),
                    LocalDate.now(Validity.ZONE).plusDays(90),
                    Visibility.PUBLIC,
                    Urgency.NORMAL,
                    OrganisationType.COMPANY,
                    true);
        }
    }

    private record Good(String code, String name, int usual) {}

    private static final List<Good> GOODS = List.of(
            new Good("ffp2-mask", "FFP2-Masken", 20_000),
            new Good("surgical-mask", "OP-Masken Typ IIR", 50_000),
            new Good("community-mask", "Alltagsmasken aus Baumwolle", 5_000),
            new Good("face-shield", "Gesichtsschilde", 3_000),
            new Good("examination-gloves", "Untersuchungshandschuhe aus Nitril", 100_000),
            new Good("protective-gown", "Schutzkittel", 4_000),
            new Good("disinfectant", "Händedesinfektionsmittel", 2_000),
            new Good("swab", "Abstrichtupfer", 10_000),
            new Good("meltblown", "Meltblown-Vlies", 800),
            new Good("elastic-band", "Gummibänder für Masken", 30_000));

    private static final List<String> OPENINGS = List.of(
            "Wir haben %s kurzfristig am Lager und geben sie zu Herstellungskosten ab.",
            "Unser Betrieb hat die Fertigung umgestellt und bietet %s an.",
            "Aus einem stornierten Auftrag sind %s verfügbar, originalverpackt.",
            "Als Zulieferer der Medizintechnik können wir %s in gleichbleibender Güte liefern.");

    private static final List<String> SENTENCES = List.of(
            "Die Ware ist geprüft, die Unterlagen schicken wir auf Anfrage.",
            "Abholung ist jederzeit möglich, Versand übernimmt eine Spedition aus der Region.",
            "Kleinere Mengen für Praxen und Pflegeheime sind willkommen.",
            "Bei größerem Bedarf kann eine zweite Schicht eingerichtet werden.",
            "Gesucht wird außerdem ein Partner für die Sterilisation.",
            "Unsere Näherei arbeitet seit drei Generationen mit technischen Textilien.",
            "Zertifikate und ein Muster liegen bereit.",
            "Wir beraten gern zu Größen, Verpackung und Lagerung.");

    private static final List<String> NAMES =
            List.of("Weberei", "Näherei", "Feinmechanik", "Kunststofftechnik", "Textilwerk", "Medizinbedarf");
    private static final List<String> FIRST =
            List.of("Erika", "Mehmet", "Sabine", "Jonas", "Aylin", "Walter", "Petra", "Luca");
    private static final List<String> LAST =
            List.of("Beispiel", "Muster", "Probst", "Schwarzwälder", "Neckarmann", "Albrecht");

    private final Random random;
    private final List<Place> places;

    Invented(long seed, Places places) {
        this.random = new Random(seed);
        this.places = places.all();
    }

    Draft next() {
        Good good = pick(GOODS);
        Place place = pick(places);
        String company = pick(NAMES) + " " + pick(LAST) + " " + place.place();
        StringBuilder description = new StringBuilder(pick(OPENINGS).formatted(good.name()));
        int more = 1 + random.nextInt(4);
        for (int i = 0; i < more; i++) {
            description.append(' ').append(pick(SENTENCES));
        }
        long amount = Math.max(1, Math.round(good.usual() * Math.exp(random.nextGaussian() * 0.5)));
        return new Draft(
                new ListingText(good.name() + " aus " + place.place(), description.toString(), company, null, Map.of()),
                new Contact(
                        pick(FIRST) + " " + pick(LAST),
                        "post" + random.nextInt(100_000) + "@betrieb.example",
                        "0711 555 " + (1000 + random.nextInt(9000))),
                place,
                good.code(),
                amount);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
