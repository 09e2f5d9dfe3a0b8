package exchange.benchmark;

import exchange.event.listing.Capability;
import exchange.event.listing.Content;
import exchange.event.listing.Kind;
import exchange.event.listing.OrganisationType;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Urgency;
import exchange.event.listing.Visibility;
import exchange.privacy.Sealed;
import exchange.reference.Period;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A listing of the labelled sets beside this class. They were written by somebody who had not seen what they measure. */
record Labelled(
        String id,
        Content content,
        String title,
        String description,
        @Nullable String organisation) {

    private static final Sealed BOX = new Sealed("bfCeXK3bTHmvT3kHZ8qLPQ", "c2VhbGVk");

    /** The lines of a set, without the first of a table. */
    static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Labelled.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            return reader.lines().skip(name.endsWith(".tsv") ? 1 : 0).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Labelled> all(String name, Kind usual, Places places) {
        List<Labelled> all = new ArrayList<>();
        for (String line : lines(name)) {
            JsonNode json = JsonMapper.shared().readTree(line);
            all.add(new Labelled(
                    json.get("id").asString(),
                    content(json, usual, places),
                    json.get("title").asString(),
                    json.get("description").asString(),
                    json.path("organisation").asStringOpt().orElse(null)));
        }
        return all;
    }

    private static Content content(JsonNode json, Kind usual, Places places) {
        return new Content(
                1,
                json.has("kind") ? Kind.valueOf(json.get("kind").asString()) : usual,
                BOX,
                json.path("language").asString("de"),
                json.path("product").asStringOpt().orElse(null),
                Capability.valueOf(json.get("capability").asString()),
                List.of(),
                quantity(json.path("quantity")),
                texts(json.path("conformity")),
                texts(json.path("requires")),
                date(json.path("neededBy")),
                json.has("withinKm") ? json.get("withinKm").asInt() : null,
                region(json, places),
                LocalDate.of(2027, 2, 28),
                Visibility.PUBLIC,
                Urgency.NORMAL,
                OrganisationType.COMPANY,
                true);
    }

    private static @Nullable Quantity quantity(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        return new Quantity(
                json.get("amount").asLong(),
                Unit.valueOf(json.get("unit").asString()),
                json.has("unitsPerBox") ? json.get("unitsPerBox").asInt() : null,
                QuantityMode.valueOf(json.get("mode").asString()),
                json.has("per") ? Period.valueOf(json.get("per").asString()) : null,
                date(json.path("from")),
                json.has("smallestLot") ? json.get("smallestLot").asLong() : null);
    }

    private static @Nullable LocalDate date(JsonNode json) {
        return json.isString() ? LocalDate.parse(json.asString()) : null;
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    /** By postal code, or by name: the sets were written without a list of places. */
    private static Region region(JsonNode json, Places places) {
        JsonNode region = json.path("region");
        String name = region.isObject()
                ? region.get("place").asString()
                : json.path("place").asString("Stuttgart");
        Place place = places.byPostalCode(region.path("postalCode").asString(""))
                .or(() -> places.search(name, 1).stream().findFirst())
                .or(() -> places.byPostalCode("70173"))
                .orElseThrow();
        return new Region(
                place.postalCode(), place.place(), place.district(), place.nuts(), place.latitude(), place.longitude());
    }
}
