package exchange.query.content;

import exchange.event.listing.Capability;
import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Kind;
import exchange.web.problem.Language;

/** What kinds, capabilities and levels of conformity are called on the outside. */
public final class Names {

    private Names() {}

    /** The name of a kind of listing. */
    public static String of(Kind kind, Language language) {
        return switch (kind) {
            case OFFER -> language.choose("Angebot", "Offer");
            case REQUEST -> language.choose("Gesuch", "Request");
            case IDEA -> language.choose("Idee", "Idea");
        };
    }

    /** The name of a capability. */
    public static String of(Capability capability, Language language) {
        return switch (capability) {
            case MATERIAL -> language.choose("Material", "Material");
            case PRODUCTION -> language.choose("Produktionskapazität", "Production capacity");
            case DEVELOPMENT -> language.choose("Entwicklung", "Development");
            case TESTING -> language.choose("Prüfung und Zertifizierung", "Testing and certification");
            case LOGISTICS -> language.choose("Logistik", "Logistics");
            case SERVICE -> language.choose("Dienstleistung", "Services");
            case FUNDING -> language.choose("Förderung", "Funding");
        };
    }

    /** The name of a level of conformity. */
    public static String of(ConformityLevel level, Language language) {
        return switch (level) {
            case CLAIMED -> language.choose("Angegeben", "Claimed");
            case VERIFIED -> language.choose("Geprüft", "Verified");
            case SUSPICIOUS -> language.choose("Zweifelhaft", "Suspicious");
        };
    }
}
