package exchange.query.listing;

import exchange.event.account.Role;
import exchange.event.listing.Contact;
import exchange.event.listing.Content;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingApproved;
import exchange.event.listing.ListingClaimed;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.QuantityQuarantined;
import exchange.event.listing.Remarks;
import exchange.event.listing.Visibility;
import exchange.log.StoredEvent;
import exchange.node.EventMetadata;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import exchange.query.content.ContentView;
import exchange.query.content.Contents;
import exchange.query.content.PublicText;
import exchange.query.listing.ListingAnswer.FollowUp;
import exchange.query.listing.ListingAnswer.Happened;
import exchange.query.listing.ListingAnswer.Quarantine;
import exchange.query.listing.ListingAnswer.Revision;
import exchange.query.listing.ListingLog.Entry;
import exchange.query.listing.ListingLog.Story;
import exchange.query.listing.ListingTimeline.Step;
import exchange.reference.Validity;
import exchange.web.account.Accounts;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a listing to somebody, as far as they may see it. */
@Component
class GetListingHandler {

    private final ListingLog log;
    private final Contents contents;
    private final Vault vault;
    private final Accounts accounts;
    private final PersonalDataAccess accesses;

    GetListingHandler(ListingLog log, Contents contents, Vault vault, Accounts accounts, PersonalDataAccess accesses) {
        this.log = log;
        this.contents = contents;
        this.vault = vault;
        this.accounts = accounts;
        this.accesses = accesses;
    }

    /**
     * Whatever shows a contact is recorded first.
     *
     * @throws Problem 403 or 404, by {@link Insight#of}
     */
    @QueryHandler
    ListingAnswer handle(GetListing query) {
        Story story = log.read(query.id()).orElseThrow(Problem::notFound);
        Insight insight = Insight.of(query.reader(), story, query.reason());
        if (insight.showsContact()) {
            accesses.record(query.reader(), query.id(), query.reason());
        }
        return answer(query, story, insight);
    }

    /** As whoever brought it in sees it, without the contact, so that nothing is recorded; empty if there is no such listing. */
    Optional<ListingAnswer> withoutContact(ListingId id, Caller reader, Language language) {
        return log.read(id).map(story -> answer(new GetListing(id, reader, null, language), story, Insight.PARTNER));
    }

    /** @throws Problem 404 for whoever does not work here */
    @QueryHandler
    ListingAnswer handle(GetListingAtDesk query) {
        Story story = log.read(query.id()).orElseThrow(Problem::notFound);
        if (!Insight.of(query.reader(), story, null).showsInternal()) {
            throw Problem.notFound();
        }
        GetListing asked = new GetListing(query.id(), query.reader(), null, query.language());
        return answer(asked, story, Insight.DESK_WITHOUT_CONTACT);
    }

    /** As it was; nothing of it shows a contact. */
    @QueryHandler
    ListingAsOf handle(GetListingAsOf query) {
        Story story = log.read(query.id(), query.position()).orElseThrow(Problem::notFound);
        GetListing asked = new GetListing(query.id(), query.reader(), null, query.language());
        return new ListingAsOf(
                query.position(), query.at(), answer(asked, story, Insight.DESK_WITHOUT_CONTACT), shown(story, query));
    }

    /** As it was after each of its events; nothing of it shows a contact. */
    @QueryHandler
    ListingTimeline handle(GetListingTimeline query) {
        Story story = log.read(query.id()).orElseThrow(Problem::notFound);
        GetListing asked = new GetListing(query.id(), query.reader(), null, query.language());
        ListingAnswer now = answer(asked, story, Insight.DESK_WITHOUT_CONTACT);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < story.entries().size(); i++) {
            StoredEvent stored = story.entries().get(i).stored();
            Story then = story.until(stored.position()).orElseThrow();
            GetListingAsOf asOf = new GetListingAsOf(
                    query.id(), stored.position(), stored.recordedAtInstant(), query.reader(), query.language());
            ListingAsOf state = new ListingAsOf(
                    stored.position(),
                    stored.recordedAtInstant(),
                    answer(asked, then, Insight.DESK_WITHOUT_CONTACT, List.of()),
                    shown(then, asOf));
            steps.add(new Step(now.history().get(i), Base64.getEncoder().encodeToString(stored.leafHash()), state));
        }
        return new ListingTimeline(now, steps);
    }

    private ListingAsOf.@Nullable Shown shown(Story story, GetListingAsOf query) {
        FoldedListing listing = story.listing();
        LocalDate day = LocalDate.ofInstant(query.at(), Validity.ZONE);
        Content content = listing.content();
        if (!listing.isPublished() || listing.validUntil().isBefore(day) || content.visibility() != Visibility.PUBLIC) {
            return null;
        }
        PublicText text = listing.isRedacted(content)
                ? null
                : contents.publicText(content).orElse(null);
        return new ListingAsOf.Shown(
                query.id(),
                listing.submission().reference(),
                contents.inPublic(content, text, listing.levels(), listing.validUntil(), query.language()),
                story.entries().stream()
                        .filter(entry -> entry.event() instanceof ListingApproved)
                        .map(entry -> entry.stored().recordedAtInstant())
                        .findFirst()
                        .orElse(null));
    }

    /** The version only; recorded nowhere, because nothing is shown. */
    @QueryHandler
    long handle(GetListingVersion query) {
        Story story = log.read(query.listing().id()).orElseThrow(Problem::notFound);
        Insight.of(query.listing().reader(), story, query.listing().reason());
        return story.entries().size();
    }

    private ListingAnswer answer(GetListing query, Story story, Insight insight) {
        return answer(query, story, insight, history(story, insight, query.reader(), logins(story), query.language()));
    }

    private ListingAnswer answer(GetListing query, Story story, Insight insight, List<Happened> history) {
        FoldedListing listing = story.listing();
        Language language = query.language();
        Entry submission = story.submission();
        Map<String, String> logins = logins(story);
        ListingClaimed claim = insight.showsInternal() ? listing.claim() : null;
        Contact contact = insight.showsContact() ? contact(listing.contact()) : null;
        QuantityQuarantined quarantine = listing.quarantine();
        return new ListingAnswer(
                listing.submission().listingId(),
                listing.submission().reference(),
                listing.state(),
                listing.revisionState(),
                story.entries().size(),
                submission.stored().recordedAtInstant(),
                submission.metadata(EventMetadata.CHANNEL),
                onBehalfOf(submission, listing, language),
                view(listing, listing.content(), listing.validUntil(), language),
                contact,
                contactRemoved(insight, contact),
                revision(listing, insight, language),
                quarantine != null,
                quarantine == null || !insight.showsInternal()
                        ? null
                        : new Quarantine(quarantine.figure(), quarantine.usualLow(), quarantine.usualHigh()),
                claim == null ? null : login(logins, claim.holder()),
                claim == null ? null : claim.until(),
                insight.showsInternal() ? followUps(listing, logins, language) : null,
                history);
    }

    private ContentView view(FoldedListing listing, Content content, LocalDate validUntil, Language language) {
        return listing.isRedacted(content)
                ? contents.removed(content, listing.levels(), validUntil, language)
                : contents.whole(content, listing.levels(), validUntil, language);
    }

    private @Nullable Revision revision(FoldedListing listing, Insight insight, Language language) {
        ListingRevised revision = listing.revision();
        if (revision == null) {
            return null;
        }
        Contact contact = insight.showsContact() ? contact(revision.contact()) : null;
        Content content = revision.content();
        return new Revision(
                view(listing, content, content.validUntil(), language), contact, contactRemoved(insight, contact));
    }

    private static @Nullable Boolean contactRemoved(Insight insight, @Nullable Contact contact) {
        return (insight.showsContact() && contact == null) ? Boolean.TRUE : null;
    }

    private @Nullable Contact contact(Sealed contact) {
        return vault.open(contact, Contact.class).orElse(null);
    }

    private List<FollowUp> followUps(FoldedListing listing, Map<String, String> logins, Language language) {
        List<FollowUp> open = new ArrayList<>();
        for (FollowUpSet set : listing.followUps().values()) {
            String text = remarks(set.remarks(), listing, language).text();
            String assignee = set.assignee();
            open.add(new FollowUp(
                    set.followUp(),
                    set.date(),
                    assignee == null ? null : login(logins, assignee),
                    text == null ? "" : text));
        }
        return open;
    }

    private List<Happened> history(
            Story story, Insight insight, Caller reader, Map<String, String> logins, Language language) {
        List<Happened> history = new ArrayList<>();
        for (Entry entry : story.entries()) {
            Said said = Said.with(entry.event());
            if (said.internal() && !insight.showsInternal()) {
                continue;
            }
            Remarks remarks = remarks(said.remarks(), story.listing(), language);
            boolean named = insight.showsInternal() || isOwnDoing(entry, reader);
            String reason = said.reason() == null ? entry.metadata(EventMetadata.REASON) : said.reason();
            history.add(new Happened(
                    entry.stored().position(),
                    entry.stored().type(),
                    entry.stored().recordedAtInstant(),
                    named ? login(logins, entry.actor()) : null,
                    entry.metadata(EventMetadata.ROLE),
                    entry.metadata(EventMetadata.CHANNEL),
                    onBehalfOf(entry, story.listing(), language),
                    reason,
                    remarks.text(),
                    insight.showsInternal() ? remarks.note() : null,
                    insight.showsInternal() ? remarks.evidence() : null,
                    (insight.showsInternal() && entry.metadata(EventMetadata.CONSENT) != null) ? Boolean.TRUE : null));
        }
        return history;
    }

    private static boolean isOwnDoing(Entry entry, Caller reader) {
        return reader.role() != Role.ANONYMOUS && entry.actor().equals(reader.accountId());
    }

    private Remarks remarks(@Nullable Sealed sealed, FoldedListing listing, Language language) {
        if (sealed == null) {
            return new Remarks(null, null, null);
        }
        return open(sealed, listing, Remarks.class)
                .orElseGet(() -> new Remarks(Contents.removed(language), null, null));
    }

    /** A redaction holds from its event on, also while the keys are still being destroyed. */
    private <T> Optional<T> open(Sealed sealed, FoldedListing listing, Class<T> type) {
        return listing.isRedacted(sealed) ? Optional.empty() : vault.open(sealed, type);
    }

    private @Nullable String onBehalfOf(Entry entry, FoldedListing listing, Language language) {
        return Optional.ofNullable(entry.metadata(EventMetadata.ON_BEHALF_OF))
                .flatMap(Sealed::parse)
                .map(box -> open(box, listing, String.class).orElseGet(() -> Contents.removed(language)))
                .orElse(null);
    }

    private Map<String, String> logins(Story story) {
        TreeSet<String> accountIds = new TreeSet<>();
        for (Entry entry : story.entries()) {
            accountIds.add(entry.actor());
        }
        ListingClaimed claim = story.listing().claim();
        if (claim != null) {
            accountIds.add(claim.holder());
        }
        for (FollowUpSet set : story.listing().followUps().values()) {
            String assignee = set.assignee();
            if (assignee != null) {
                accountIds.add(assignee);
            }
        }
        return accounts.logins(accountIds);
    }

    private static String login(Map<String, String> logins, String accountId) {
        return logins.getOrDefault(accountId, accountId);
    }

    /** Asks how many events a listing has, by the same rights as for the listing itself. */
    record GetListingVersion(GetListing listing) {}
}
