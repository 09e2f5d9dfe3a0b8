package exchange.query.audit;

import exchange.event.listing.Quantity;
import exchange.query.page.Wording;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says in a few lines what an event of the trail is about, beyond its name. */
@Component
class EventWords {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_QUOTE = 300;

    private final Wording say;

    EventWords(Wording say) {
        this.say = say;
    }

    /** In the page's language; empty where the name says it all. */
    List<String> of(AuditEvent event) {
        JsonNode data = event.data();
        List<String> lines = new ArrayList<>();
        switch (event.type()) {
            case "OfferSubmitted", "RequestSubmitted", "IdeaSubmitted", "ListingRevised" -> content(data, lines);
            case "QuantityQuarantined" ->
                lines.add(say.word(
                        "audit.says.quarantine",
                        number(data.path("figure")),
                        number(data.path("usualLow")),
                        number(data.path("usualHigh"))));
            case "ListingClaimed" ->
                lines.add(
                        say.word("audit.says.claimed", text(data, "holder"), say.moment(instant(data.path("until")))));
            case "ClaimReleased" ->
                lines.add(say.word(
                        data.path("lapsed").asBoolean(false) ? "audit.says.lapsed" : "audit.says.released",
                        text(data, "holder")));
            case "ConformityAssessed" ->
                lines.add(text(data, "standard") + ": " + say.word("level." + level(text(data, "level"))));
            case "ExpiryAnnounced", "ListingExpired", "ListingRenewed" ->
                lines.add(say.word("audit.says.validUntil", say.date(LocalDate.parse(text(data, "validUntil")))));
            case "ListingFulfilled" -> lines.add(say.word("outcome." + text(data, "outcome")));
            case "FollowUpSet" -> lines.add(followUp(data));
            case "MatchJudged" -> lines.add(say.word("audit.says.verdict." + text(data, "verdict")));
            case "AccountCreated" ->
                lines.add(text(data, "accountId") + " · " + say.word("role." + text(data, "role")));
            default -> {}
        }
        said(data, lines);
        return lines;
    }

    private void content(JsonNode data, List<String> lines) {
        JsonNode content = data.path("content");
        String title = text(content.path("text"), "title");
        if (!title.isEmpty()) {
            lines.add(say.word("audit.says.quote", title));
        } else if (content.path("text").isString()) {
            lines.add(content.path("text").stringValue());
        }
        JsonNode quantity = content.path("quantity");
        if (quantity.isObject()) {
            lines.add(say.quantity(JSON.treeToValue(quantity, Quantity.class)));
        }
    }

    private String followUp(JsonNode data) {
        String date = say.date(LocalDate.parse(text(data, "date")));
        String assignee = text(data, "assignee");
        return assignee.isEmpty() ? date : date + " · " + assignee;
    }

    /** What was said along with it: to the submitter, and at the desk. */
    private void said(JsonNode data, List<String> lines) {
        JsonNode remarks = data.path("remarks");
        quote("audit.says.text", remarks.isString() ? remarks.stringValue() : text(remarks, "text"), lines);
        quote("audit.says.note", text(remarks, "note"), lines);
        quote("audit.says.evidence", text(remarks, "evidence"), lines);
        quote("audit.says.text", text(data, "text"), lines);
    }

    private void quote(String word, String text, List<String> lines) {
        if (!text.isEmpty()) {
            lines.add(say.word(
                    word,
                    text.length() > LONGEST_QUOTE
                            ? text.substring(0, LONGEST_QUOTE).strip() + " …"
                            : text));
        }
    }

    private String number(JsonNode number) {
        return number.isIntegralNumber() && number.bigIntegerValue().compareTo(BigInteger.valueOf(Long.MAX_VALUE)) < 0
                ? say.number(number.longValue())
                : say.word("audit.says.endless");
    }

    private static String level(String level) {
        return level.equals("SUSPICIOUS") ? "SUSPICIOUS.staff" : level;
    }

    private static Instant instant(JsonNode at) {
        return Instant.parse(at.asString());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).stringValue() : "";
    }
}
