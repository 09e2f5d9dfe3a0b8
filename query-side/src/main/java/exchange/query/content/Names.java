package exchange.query.content;

import exchange.event.listing.Capability;
import exchange.event.listing.Kind;
import exchange.web.read.Language;

/** What kinds and capabilities are called on the outside. */
public final class Names {

    private Names() {}

    /** The name of a kind of listing. */
    public static String of(Kind kind, Language language) {
        return switch (kind) {
            case OFFER -> language.pick("Angebot", "Offer");
            case REQUEST -> language.pick("Gesuch", "Request");
            case IDEA -> language.pick("Idee", "Idea");
        };
    }

    /** The name of a capability. */
    public static String of(Capability capability, Language language) {
        return switch (capability) {
            case MATERIAL -> language.pick("Material", "Material");
            case PRODUCTION -> language.pick("Produktionskapazität", "Production capacity");
            case DEVELOPMENT -> language.pick("Entwicklung", "Development");
            case TESTING -> language.pick("Prüfung und Zertifizierung", "Testing and certification");
            case LOGISTICS -> language.pick("Logistik", "Logistics");
            case SERVICE -> language.pick("Dienstleistung", "Services");
            case FUNDING -> language.pick("Förderung", "Funding");
        };
    }
}
