package exchange.query.listing;

import exchange.event.listing.ConformityLevel;
import exchange.query.content.ContentView;
import exchange.query.listing.ListingAnswer.FollowUp;
import exchange.query.page.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says field by field what a listing says, in the page's language, and what differs between two moments. */
@Component
class ListingWords {

    static final String CLAIMED_UNTIL = "claimedUntil";
    static final String VISIBLE = "visible";

    /**
     * What one field says.
     *
     * @param code by which the field is found again in another state of the listing
     */
    record Fact(String code, String label, String text) {}

    /**
     * One field at two moments.
     *
     * @param before null where the field was absent, as {@code after}
     */
    record Pair(
            String code,
            String label,
            @Nullable String before,
            @Nullable String after) {

        public boolean isChanged() {
            return !Objects.equals(before, after);
        }
    }

    /**
     * The fields that differ, and how many do not.
     *
     * @param same how many fields are as they were
     */
    record Difference(List<Pair> changed, int same) {}

    private final Wording say;

    ListingWords(Wording say) {
        this.say = say;
    }

    /** As the desk sees it. */
    List<Fact> of(ListingAnswer listing) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "state", "listing.state", say.word("state." + listing.state()));
        String revisionState = listing.revisionState();
        if (revisionState != null) {
            add(facts, "revisionState", "audit.revision", say.word("audit.revision." + revisionState));
        }
        var quarantine = listing.quarantine();
        if (quarantine != null) {
            add(
                    facts,
                    "quarantine",
                    "audit.quarantine",
                    say.word(
                            "audit.says.quarantine",
                            figure(quarantine.figure()),
                            figure(quarantine.usualLow()),
                            figure(quarantine.usualHigh())));
        }
        add(facts, "claimedBy", "audit.claimedBy", listing.claimedBy());
        add(facts, CLAIMED_UNTIL, "audit.claimedUntil", say.moment(listing.claimedUntil()));
        List<Fact> content = content(listing.content(), true);
        facts.addAll(content);
        var revision = listing.revision();
        if (revision != null) {
            for (Pair pair : pairs(content, content(revision.content(), true))) {
                if (pair.isChanged()) {
                    String after = pair.after();
                    facts.add(new Fact(
                            "revision." + pair.code(),
                            say.word("audit.revised", pair.label()),
                            after == null ? say.word("audit.nothing") : after));
                }
            }
        }
        List<FollowUp> followUps = listing.followUps();
        if (followUps != null) {
            followUps.forEach(followUp -> add(
                    facts,
                    "followUp:" + followUp.id(),
                    "audit.followUp",
                    joined(" · ", say.date(followUp.date()), followUp.assignee(), followUp.text())));
        }
        return facts;
    }

    /** As everybody saw it. */
    List<Fact> inPublic(ListingAsOf.@Nullable Shown shown) {
        List<Fact> facts = new ArrayList<>();
        add(facts, VISIBLE, "audit.visible", say.word(shown == null ? "audit.no" : "audit.yes"));
        if (shown != null) {
            facts.addAll(content(shown.content(), false));
        }
        return facts;
    }

    /** The fields of two states side by side, those of the second in their order, then what was only in the first. */
    static List<Pair> pairs(List<Fact> before, List<Fact> after) {
        Map<String, Fact> first = byCode(before);
        Map<String, Fact> second = byCode(after);
        Set<String> codes = new LinkedHashSet<>(second.keySet());
        codes.addAll(first.keySet());
        List<Pair> pairs = new ArrayList<>();
        for (String code : codes) {
            Fact old = first.get(code);
            Fact fresh = second.get(code);
            String label = Objects.requireNonNull(fresh == null ? old : fresh).label();
            pairs.add(new Pair(code, label, old == null ? null : old.text(), fresh == null ? null : fresh.text()));
        }
        return pairs;
    }

    static Difference difference(List<Fact> before, List<Fact> after) {
        List<Pair> pairs = pairs(before, after);
        List<Pair> changed = pairs.stream().filter(Pair::isChanged).toList();
        return new Difference(changed, pairs.size() - changed.size());
    }

    private static Map<String, Fact> byCode(List<Fact> facts) {
        Map<String, Fact> byCode = new LinkedHashMap<>();
        facts.forEach(fact -> byCode.put(fact.code(), fact));
        return byCode;
    }

    private List<Fact> content(ContentView content, boolean staff) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "title", "field.title", content.title());
        add(facts, "kind", "field.kind", say.word("kind." + content.kind()));
        add(facts, "description", "field.description", content.description());
        add(facts, "product", "field.product", content.productLabel());
        add(facts, "capability", "field.capability", say.word("capability." + content.capability()));
        var seeks = content.seeks();
        if (seeks != null) {
            add(
                    facts,
                    "seeks",
                    "field.seeks",
                    String.join(
                            ", ",
                            seeks.stream()
                                    .map(sought -> say.word("capability." + sought))
                                    .toList()));
        }
        var quantity = content.quantity();
        if (quantity != null) {
            add(facts, "quantity", "field.quantity", say.quantity(quantity));
            Long lot = quantity.smallestLot();
            add(facts, "smallestLot", "listing.smallestLot", lot == null ? null : say.number(lot));
        }
        for (ContentView.Conformity held : content.conformity()) {
            String level =
                    "level." + held.level() + (staff && held.level() == ConformityLevel.SUSPICIOUS ? ".staff" : "");
            facts.add(new Fact("conformity:" + held.standard(), held.standard(), say.word(level)));
            String evidence = held.evidence();
            if (evidence != null) {
                facts.add(new Fact(
                        "evidence:" + held.standard(), say.word("audit.evidenceFor", held.standard()), evidence));
            }
        }
        add(facts, "requires", "field.requires", String.join(", ", content.requires()));
        add(facts, "neededBy", "field.neededBy", say.date(content.neededBy()));
        Integer within = content.withinKm();
        add(facts, "withinKm", "listing.withinKm", within == null ? null : say.kilometres(within));
        var region = content.region();
        add(
                facts,
                "region",
                "field.region",
                joined(", ", region.postalCode() + " " + region.place(), region.district(), null));
        add(facts, "validUntil", "field.validUntil", say.date(content.validUntil()));
        add(facts, "visibility", "field.visibility", say.word("visibility." + content.visibility()));
        add(
                facts,
                "urgency",
                "field.urgency",
                joined(": ", say.word("urgency." + content.urgency()), content.urgencyText(), null));
        var organisation = content.organisation();
        add(facts, "organisation", "field.organisation", organisation.name());
        add(facts, "organisationType", "field.organisation.type", say.word("organisationType." + organisation.type()));
        Boolean show = organisation.show();
        if (show != null) {
            add(facts, "organisationShown", "field.organisation.show", say.word(show ? "audit.yes" : "audit.no"));
        }
        return facts;
    }

    private void add(List<Fact> facts, String code, String label, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            facts.add(new Fact(code, say.word(label), text));
        }
    }

    private String figure(long figure) {
        return figure == Long.MAX_VALUE ? say.word("audit.says.endless") : say.number(figure);
    }

    private static String joined(String separator, String first, @Nullable String second, @Nullable String third) {
        StringBuilder joined = new StringBuilder(first);
        if (second != null && !second.isEmpty()) {
            joined.append(separator).append(second);
        }
        if (third != null && !third.isEmpty()) {
            joined.append(separator).append(third);
        }
        return joined.toString();
    }
}
