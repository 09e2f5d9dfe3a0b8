package exchange.web.problem;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * What a status says to a person.
 *
 * @param germanTitle the same for every problem of this status, as is {@code englishTitle}
 * @param german the sentence where nothing better is known, as is {@code english}
 */
record StatusText(String germanTitle, String englishTitle, String german, String english) {

    private static final StatusText OTHER = new StatusText(
            "Nicht möglich", "Not possible", "Das ist so nicht möglich.", "That is not possible this way.");

    private static final Map<HttpStatus, StatusText> TEXTS = Map.ofEntries(
            Map.entry(
                    HttpStatus.BAD_REQUEST,
                    new StatusText(
                            "Ungültige Anfrage",
                            "Invalid request",
                            "Die Anfrage ist so nicht lesbar.",
                            "The request cannot be read.")),
            Map.entry(
                    HttpStatus.UNAUTHORIZED,
                    new StatusText("Anmeldung nötig", "Login needed", "Bitte melden Sie sich an.", "Please log in.")),
            Map.entry(
                    HttpStatus.FORBIDDEN,
                    new StatusText(
                            "Nicht erlaubt", "Not allowed", "Dazu fehlt Ihnen das Recht.", "You may not do that.")),
            Map.entry(
                    HttpStatus.NOT_FOUND,
                    new StatusText(
                            "Nicht gefunden", "Not found", "Das gibt es hier nicht.", "There is no such thing here.")),
            Map.entry(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    new StatusText(
                            "Methode nicht vorgesehen",
                            "Method not allowed",
                            "Diese Adresse kennt die HTTP-Methode nicht.",
                            "This address does not know the HTTP method.")),
            Map.entry(
                    HttpStatus.NOT_ACCEPTABLE,
                    new StatusText(
                            "Format nicht vorhanden",
                            "Not acceptable",
                            "In keinem der gewünschten Formate (Accept) gibt es eine Antwort.",
                            "There is no answer in any of the accepted formats (Accept).")),
            Map.entry(
                    HttpStatus.CONFLICT,
                    new StatusText(
                            "Regel verletzt",
                            "Rule broken",
                            "Eine Regel steht dem entgegen.",
                            "A rule stands against it.")),
            Map.entry(
                    HttpStatus.PRECONDITION_FAILED,
                    new StatusText(
                            "Stand überholt",
                            "Version is stale",
                            "Der Stand, den Sie gesehen haben (If-Match), ist überholt.",
                            "The version that you saw (If-Match) is not the current one.")),
            Map.entry(
                    HttpStatus.CONTENT_TOO_LARGE,
                    new StatusText(
                            "Anfrage zu groß",
                            "Request too large",
                            "Die Anfrage ist größer als erlaubt.",
                            "The request is larger than allowed.")),
            Map.entry(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new StatusText(
                            "Format nicht lesbar",
                            "Unsupported format",
                            "Der Inhalt muss JSON in UTF-8 sein (Content-Type: application/json).",
                            "The body must be JSON in UTF-8 (Content-Type: application/json).")),
            Map.entry(
                    HttpStatus.PRECONDITION_REQUIRED,
                    new StatusText(
                            "Stand fehlt",
                            "Version is missing",
                            "Bitte geben Sie mit If-Match an, welchen Stand Sie gesehen haben.",
                            "Please say with If-Match which version you saw.")),
            Map.entry(
                    HttpStatus.TOO_MANY_REQUESTS,
                    new StatusText(
                            "Zu viele Anfragen",
                            "Too many requests",
                            "Das waren zu viele Anfragen in kurzer Zeit. Bitte versuchen Sie es später noch einmal.",
                            "These were too many requests in a short time. Please try again later.")),
            Map.entry(
                    HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    new StatusText(
                            "Kopfzeilen zu groß",
                            "Headers too large",
                            "Die Kopfzeilen der Anfrage sind größer als erlaubt.",
                            "The headers of the request are larger than allowed.")),
            Map.entry(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    new StatusText(
                            "Fehler der Börse",
                            "Error of the exchange",
                            "Das hätte nicht geschehen dürfen. Bitte nennen Sie bei Rückfragen die Kennung.",
                            "This should not have happened. Please quote the incident when you ask about it.")),
            Map.entry(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    new StatusText(
                            "Zurzeit nicht möglich",
                            "Not available now",
                            "Das ist gerade nicht möglich. Bitte versuchen Sie es gleich noch einmal.",
                            "That is not possible just now. Please try again shortly.")));

    static StatusText of(HttpStatus status) {
        return TEXTS.getOrDefault(status, OTHER);
    }

    /** The status in a URN: {@code not-found}. */
    static String kebab(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
