package exchange.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import exchange.event.listing.Capability;
import exchange.event.listing.ChangesRequested;
import exchange.event.listing.Kind;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingExpired;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingReinstated;
import exchange.event.listing.ListingRejected;
import exchange.event.listing.ListingSuspended;
import exchange.event.listing.ListingWithdrawn;
import exchange.event.listing.Quantity;
import exchange.event.listing.Remarks;
import exchange.event.listing.ReviewReason;
import exchange.event.listing.RevisionApproved;
import exchange.event.listing.Urgency;
import exchange.event.listing.WithdrawalReason;
import exchange.log.EventLog;
import exchange.log.StoredEvent;
import exchange.query.Actor;
import exchange.query.Databases;
import exchange.query.Draft;
import exchange.query.Listings;
import exchange.query.ReadingRoom;
import exchange.reference.Period;
import exchange.reference.Place;
import exchange.reference.Places;
import exchange.reference.QuantityMode;
import exchange.reference.Unit;
import exchange.reference.Validity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@DisplayName("The figures of the exchange")
@ParameterizedClass
@EnumSource(Databases.class)
class FiguresTest {

    private static final int LISTINGS = 60;
    private static final int STEPS = 120;
    private static final Remarks REMARKS = new Remarks("Bitte melden Sie sich.", null, null);
    private static final List<String> PRODUCTS =
            List.of("ffp2-mask", "surgical-mask", "protective-gown", "meltblown", "03111100");
    private static final List<String> PLACES = List.of("72458", "70173", "74072", "80331");

    @Parameter
    Databases databases;

    private ReadingRoom room;
    private Listings listings;
    private final LocalDate today = LocalDate.now(Validity.ZONE);

    /** What is known of a listing that was made here. */
    private static final class Known {
        private final ListingId id;
        private boolean openToAll;
        private int version = 1;
        private String state = "SUBMITTED";

        private Known(ListingId id, boolean openToAll) {
            this.id = id;
            this.openToAll = openToAll;
        }
    }

    private final List<Known> known = new ArrayList<>();
    private Random random = new Random(0);

    @BeforeEach
    void open() {
        room = ReadingRoom.open(databases.fresh());
        listings = room.listings();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void are_those_of_an_empty_exchange_before_anything_has_happened() {
        JsonNode balance = room.get("/api/figures/supply-demand").json();
        assertThat(balance.get("items")).isEmpty();
        assertThat(balance.at("/listings/OFFER").asInt()).isZero();
        JsonNode gaps = room.get("/api/figures/gaps").json();
        assertThat(gaps.get("product").isNull()).isTrue();
        assertThat(gaps.get("items")).isEmpty();
        JsonNode levels = room.get("/api/figures/service-levels").json();
        assertThat(levels.at("/overall/published").asInt()).isZero();
        assertThat(levels.at("/overall/p50Seconds").isNull()).isTrue();
        assertThat(levels.get("days")).hasSize(28);
        assertThat(room.get("/figures/supply-demand.csv").body().lines()).hasSize(1);
        assertThat(room.get("/figures", "Accept", "text/html").status()).isEqualTo(200);
    }

    @Test
    void are_what_is_counted_anew_after_whatever_has_happened_and_after_a_rebuild() {
        for (long seed = 1; seed <= 3; seed++) {
            random = new Random(seed);
            for (int i = 0; i < LISTINGS / 3; i++) {
                submit();
            }
            for (int i = 0; i < STEPS / 3; i++) {
                step(known.get(random.nextInt(known.size())));
            }
            agree("seed " + seed);
        }
        for (String model : List.of("catalogue", "statistics")) {
            int before = room.generation(model).number();
            room.postAs("ines", "/api/admin/read-models/" + model + "/rebuild", null);
            room.await(() -> room.generation(model).number() > before);
        }
        agree("rebuilt");
        step(known.getFirst());
        agree("after the rebuild");
    }

    @Test
    void tell_nobody_what_is_for_authorities_only() {
        listings.publish(new Draft().forAuthorities());
        listings.submit(new Draft().forAuthorities());
        ListingId open = listings.publish(new Draft());
        for (String reader : List.of("greta", "ines")) {
            assertThat(room.getAs(reader, "/api/figures/supply-demand" + after())
                            .json()
                            .at("/listings/OFFER")
                            .asInt())
                    .isEqualTo(1);
            JsonNode levels =
                    room.getAs(reader, "/api/figures/service-levels" + after()).json();
            assertThat(levels.at("/overall/published").asInt()).isEqualTo(1);
            assertThat(levels.get("waiting").asInt()).isZero();
        }
        listings.revise(open, new Draft().version(2).forAuthorities());
        listings.happens(listings.person("otto"), new RevisionApproved(open, 2, null));
        assertThat(room.get("/api/figures/supply-demand" + after())
                        .json()
                        .at("/listings/OFFER")
                        .asInt())
                .isZero();
        assertThat(room.get("/api/figures/gaps" + after()).json().get("items")).isEmpty();
    }

    @Test
    void are_not_sent_again_to_whoever_has_them() {
        listings.publish(new Draft());
        for (String path : List.of("supply-demand", "gaps", "service-levels")) {
            var first = room.get("/api/figures/" + path + after());
            assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
            String tag = first.header("ETag");
            assertThat(room.get("/api/figures/" + path + after(), "If-None-Match", tag)
                            .status())
                    .isEqualTo(304);
            assertThat(room.get("/api/figures/" + path + after(), "If-None-Match", tag, "Accept", "text/csv")
                            .status())
                    .isEqualTo(200);
            assertThat(room.get("/api/figures/" + path + after(), "If-None-Match", tag, "Accept-Language", "en")
                            .status())
                    .isEqualTo(200);
            listings.publish(new Draft());
            assertThat(room.get("/api/figures/" + path + after(), "If-None-Match", tag)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void are_files_for_spreadsheets_as_well() {
        listings.publish(new Draft()
                .kind(Kind.REQUEST)
                .capability(Capability.MATERIAL)
                .quantity(new Quantity(10, Unit.BOX, 50, QuantityMode.STOCK, null, null, null)));
        var balance = room.get("/figures/supply-demand.csv" + after());
        assertThat(balance.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(balance.header("Content-Disposition")).isEqualTo("attachment; filename=\"supply-demand.csv\"");
        assertThat(balance.body().lines().skip(1).toList())
                .containsExactly("ffp2-mask,FFP2-Masken,PIECE," + today + "," + today.plusDays(27)
                        + ",0,0,0,0,1,500,0,500,-500,0.0000,0");
        var gaps = room.get("/api/figures/gaps" + after() + "&product=ffp2-mask&weeks=2", "Accept", "text/csv");
        assertThat(gaps.header("Content-Disposition")).isEqualTo("attachment; filename=\"gaps.csv\"");
        assertThat(gaps.body().lines().skip(1).toList())
                .containsExactly(
                        "ffp2-mask,PIECE,DE143,Zollernalbkreis," + today + "," + today.plusDays(6) + ",0,500,-500,1",
                        "ffp2-mask,PIECE,DE143,Zollernalbkreis," + today.plusDays(7) + "," + today.plusDays(13)
                                + ",0,500,-500,1");
        assertThat(room.get("/figures/service-levels.csv" + after()).body().lines())
                .hasSize(1 + 1 + 1 + 3 + 4 + 28);
    }

    @Test
    void refuse_what_nobody_can_ask() {
        for (String wrong : List.of("product=nothing", "region=XX", "unit=BARREL", "weeks=0", "weeks=13", "x=1")) {
            assertThat(room.get("/api/figures/gaps?" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(room.get("/figures?product=nothing", "Accept", "text/html").status())
                .isEqualTo(400);
        assertThat(room.get("/api/figures/gaps?product=mask&unit=LITRE&region=DEF&all=true")
                        .json()
                        .get("items"))
                .hasSize(15);
    }

    private String after() {
        return "?after=" + room.bean(EventLog.class).head();
    }

    private Draft draft() {
        Kind kind = Kind.values()[random.nextInt(3)];
        boolean capacity = random.nextBoolean();
        Unit unit = List.of(Unit.PIECE, Unit.PAIR, Unit.BOX, Unit.KILOGRAM).get(random.nextInt(4));
        Quantity quantity = new Quantity(
                1 + random.nextInt(10_000),
                unit,
                unit == Unit.BOX ? 50 : null,
                capacity ? QuantityMode.CAPACITY : QuantityMode.STOCK,
                capacity ? Period.values()[random.nextInt(3)] : null,
                capacity ? today.plusDays(random.nextInt(60) - 20) : null,
                null);
        Place place = room.bean(Places.class)
                .byPostalCode(PLACES.get(random.nextInt(PLACES.size())))
                .orElseThrow();
        Draft draft = new Draft()
                .kind(kind)
                .product(PRODUCTS.get(random.nextInt(PRODUCTS.size())))
                .quantity(kind == Kind.IDEA ? null : quantity)
                .at(place)
                .urgency(Urgency.values()[random.nextInt(3)])
                .validUntil(today.plusDays(random.nextInt(80) - 5));
        if (kind == Kind.REQUEST && random.nextBoolean()) {
            draft.neededBy(today.plusDays(random.nextInt(70) - 10));
        }
        return draft;
    }

    private void submit() {
        boolean open = random.nextInt(4) > 0;
        Draft draft = draft();
        known.add(new Known(listings.submit(open ? draft : draft.forAuthorities()), open));
    }

    /** Something that may happen to a listing where it stands. */
    private void step(Known listing) {
        Actor otto = listings.person("otto");
        ListingId id = listing.id;
        int choice = random.nextInt(10);
        switch (listing.state) {
            case "SUBMITTED" -> {
                if (choice < 6) {
                    listings.happens(otto, new ListingApproved(id, listing.version, null));
                    listing.state = "PUBLISHED";
                } else if (choice < 7) {
                    revise(listing);
                } else if (choice < 8) {
                    listings.happens(
                            otto,
                            id,
                            REMARKS,
                            remarks -> new ChangesRequested(id, listing.version, ReviewReason.INCOMPLETE, remarks));
                    listing.state = "CHANGES_REQUESTED";
                } else if (choice < 9) {
                    listings.happens(
                            otto,
                            id,
                            REMARKS,
                            remarks -> new ListingRejected(id, listing.version, ReviewReason.NOT_IN_SCOPE, remarks));
                    listing.state = "CLOSED";
                } else {
                    withdraw(listing);
                }
            }
            case "CHANGES_REQUESTED" -> {
                revise(listing);
                listing.state = "SUBMITTED";
            }
            case "PUBLISHED" -> {
                if (choice < 3) {
                    listings.happens(
                            otto,
                            id,
                            REMARKS,
                            remarks -> new ListingSuspended(id, ReviewReason.CERTIFICATE_DOUBTFUL, remarks));
                    listing.state = "SUSPENDED";
                } else if (choice < 5) {
                    listings.happens(Actor.EXCHANGE, new ListingExpired(id, today));
                    listing.state = "EXPIRED";
                } else if (choice < 8) {
                    revise(listing);
                    listings.happens(otto, new RevisionApproved(id, listing.version, null));
                } else {
                    withdraw(listing);
                }
            }
            case "SUSPENDED" -> {
                listings.happens(otto, new ListingReinstated(id, null));
                listing.state = "PUBLISHED";
            }
            default -> {}
        }
    }

    private void revise(Known listing) {
        listing.version++;
        boolean published = !listing.state.equals("SUBMITTED") && !listing.state.equals("CHANGES_REQUESTED");
        boolean open = random.nextInt(4) > 0;
        Draft draft = draft().version(listing.version);
        listings.revise(listing.id, open ? draft : draft.forAuthorities());
        if (!published) {
            listing.openToAll = open;
        }
    }

    private void withdraw(Known listing) {
        listings.happens(
                listings.person("cem"), new ListingWithdrawn(listing.id, WithdrawalReason.NO_LONGER_AVAILABLE, null));
        listing.state = "CLOSED";
    }

    /** Everything that the public is told is what a slow count of what the public sees says. */
    private void agree(String when) {
        List<JsonNode> shown = shown();
        JsonNode balance = room.get("/api/figures/supply-demand" + after()).json();
        for (Kind kind : Kind.values()) {
            assertThat(balance.at("/listings/" + kind).asInt())
                    .as("%s of %s", kind, when)
                    .isEqualTo((int) shown.stream()
                            .filter(item -> item.get("kind").asString().equals(kind.name()))
                            .count());
        }
        Map<String, List<JsonNode>> goods = new TreeMap<>();
        for (JsonNode item : shown) {
            if (item.has("quantity")) {
                goods.computeIfAbsent(item.get("product").asString() + ":" + unit(item), any -> new ArrayList<>())
                        .add(item);
            }
        }
        assertThat(balance.get("items")).as(when).hasSameSizeAs(goods.keySet());
        for (JsonNode line : balance.get("items")) {
            String key = line.get("product").asString() + ":" + line.get("unit").asString();
            List<JsonNode> items = goods.get(key);
            assertThat(items).as(when + " " + key).isNotNull();
            assertThat(line.at("/supply/total").asLong())
                    .as("supply of %s, %s", key, when)
                    .isEqualTo(sum(items, "OFFER", 27, true));
            assertThat(line.at("/demand/total").asLong())
                    .as("demand of %s, %s", key, when)
                    .isEqualTo(sum(items, "REQUEST", 27, true));
            assertThat(line.get("later").asLong())
                    .isEqualTo(sum(items, "REQUEST", 27, true) - sum(items, "REQUEST", 27, false));
            gapsAgree(line, items, when);
        }
        timesAgree(when);
    }

    private void gapsAgree(JsonNode line, List<JsonNode> items, String when) {
        JsonNode gaps = room.get("/api/figures/gaps" + after() + "&weeks=8&product="
                        + line.get("product").asString() + "&unit="
                        + line.get("unit").asString())
                .json();
        Map<String, List<JsonNode>> byDistrict = new HashMap<>();
        items.forEach(item -> byDistrict
                .computeIfAbsent(item.at("/region/nuts").asString(), any -> new ArrayList<>())
                .add(item));
        assertThat(gaps.get("items")).as(when).hasSameSizeAs(byDistrict.keySet());
        for (JsonNode district : gaps.get("items")) {
            for (int week = 0; week < 8; week++) {
                List<JsonNode> inside = byDistrict.get(district.get("code").asString());
                assertThat(district.get("weeks").get(week).get("gap").asLong())
                        .as("gap of %s, week %d, %s", district, week, when)
                        .isEqualTo(sum(inside, "OFFER", 7 * week + 6, false)
                                - sum(inside, "REQUEST", 7 * week + 6, false));
            }
        }
    }

    private void timesAgree(String when) {
        Map<LocalDate, List<Long>> times = new TreeMap<>();
        List<Long> all = new ArrayList<>();
        int waiting = 0;
        for (Known listing : known) {
            List<StoredEvent> events = room.bean(EventLog.class).ofAggregate(listing.id.toString(), 0);
            var approved = events.stream()
                    .filter(event -> event.type().equals("ListingApproved"))
                    .findFirst();
            if (listing.openToAll && approved.isPresent()) {
                long seconds = Duration.between(
                                events.getFirst().getTimestamp(), approved.get().getTimestamp())
                        .toSeconds();
                all.add(seconds);
                times.computeIfAbsent(
                                LocalDate.ofInstant(approved.get().getTimestamp(), Validity.ZONE),
                                any -> new ArrayList<>())
                        .add(seconds);
            }
            waiting += listing.openToAll && listing.state.equals("SUBMITTED") ? 1 : 0;
        }
        JsonNode levels = room.get("/api/figures/service-levels" + after()).json();
        assertThat(levels.get("waiting").asInt()).as("waiting, " + when).isEqualTo(waiting);
        timesAgree(levels.get("overall"), all, when);
        timesAgree(levels.at("/lately/times"), all, when);
        for (JsonNode day : levels.get("days")) {
            LocalDate date = LocalDate.parse(day.get("from").asString());
            timesAgree(day.get("times"), times.getOrDefault(date, List.of()), date + " " + when);
        }
    }

    private static void timesAgree(JsonNode told, List<Long> measured, String when) {
        assertThat(told.get("published").asInt()).as(when).isEqualTo(measured.size());
        if (!measured.isEmpty()) {
            List<Long> sorted = measured.stream().sorted().toList();
            assertThat(told.get("p50Seconds").asLong())
                    .as(when)
                    .isCloseTo(sorted.get((int) Math.ceil(0.5 * sorted.size()) - 1), within(1L));
            assertThat(told.get("p95Seconds").asLong())
                    .as(when)
                    .isCloseTo(sorted.get((int) Math.ceil(0.95 * sorted.size()) - 1), within(1L));
        }
    }

    private List<JsonNode> shown() {
        List<JsonNode> shown = new ArrayList<>();
        String path = "/api/catalogue?size=100";
        while (path != null) {
            JsonNode page = room.get(path).json();
            page.get("items").forEach(shown::add);
            JsonNode next = page.get("next");
            path = next.isNull() ? null : "/api/catalogue?size=100&cursor=" + next.asString();
        }
        return shown;
    }

    private static String unit(JsonNode item) {
        String unit = item.at("/quantity/unit").asString();
        return unit.equals("PAIR") || unit.equals("BOX") ? "PIECE" : unit;
    }

    /** Day by day. */
    private long sum(List<JsonNode> items, String kind, int lastDay, boolean wholeNeed) {
        long sum = 0;
        for (JsonNode item : items) {
            if (item.get("kind").asString().equals(kind)) {
                JsonNode quantity = item.get("quantity");
                long amount = quantity.get("amount").asLong()
                        * switch (quantity.get("unit").asString()) {
                            case "PAIR" -> 2;
                            case "BOX" -> quantity.get("unitsPerBox").asLong();
                            default -> 1;
                        };
                LocalDate due = item.has("neededBy")
                        ? LocalDate.parse(item.get("neededBy").asString())
                        : LocalDate.MAX;
                if (quantity.get("mode").asString().equals("STOCK")) {
                    boolean later = due != LocalDate.MAX && due.isAfter(today.plusDays(lastDay));
                    sum += later && !wholeNeed ? 0 : amount;
                } else {
                    int days = 0;
                    for (int day = 0; day <= lastDay; day++) {
                        LocalDate date = today.plusDays(day);
                        boolean holds = !date.isBefore(
                                        LocalDate.parse(quantity.get("from").asString()))
                                && !date.isAfter(
                                        LocalDate.parse(item.get("validUntil").asString()))
                                && !date.isAfter(due);
                        days += holds ? 1 : 0;
                    }
                    sum += amount
                            * days
                            / Period.valueOf(quantity.get("per").asString()).days();
                }
            }
        }
        return sum;
    }
}
