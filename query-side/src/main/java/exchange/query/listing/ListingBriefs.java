package exchange.query.listing;

import exchange.event.listing.Content;
import exchange.event.listing.ListingId;
import exchange.event.listing.Remarks;
import exchange.privacy.Vault;
import exchange.query.content.ContentView;
import exchange.query.content.Contents;
import exchange.query.listing.ListingLog.Story;
import exchange.web.account.Caller;
import exchange.web.problem.Language;
import exchange.web.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads listings in short, each from its own events: never behind a command, and without what nobody has asked for. */
@Component
public class ListingBriefs {

    private final ListingLog log;
    private final Contents contents;
    private final Vault vault;

    ListingBriefs(ListingLog log, Contents contents, Vault vault) {
        this.log = log;
        this.contents = contents;
        this.vault = vault;
    }

    /**
     * The listing, for its owner, the partner who brought it in, or staff.
     *
     * @throws Problem 403 or 404, by {@link Insight#of}
     */
    public ListingBrief read(ListingId id, Caller reader, Language language) {
        Story story = log.read(id).orElseThrow(Problem::notFound);
        Insight insight = Insight.of(reader, story, null);
        FoldedListing listing = story.listing();
        return new ListingBrief(
                id,
                listing.submission().reference(),
                listing.state(),
                view(listing, language),
                insight.showsInternal() ? followUps(listing, language) : Map.of());
    }

    private ContentView view(FoldedListing listing, Language language) {
        Content content = listing.content();
        return listing.isRedacted(content)
                ? contents.removed(content, listing.levels(), listing.validUntil(), language)
                : contents.whole(content, listing.levels(), listing.validUntil(), language);
    }

    private Map<String, String> followUps(FoldedListing listing, Language language) {
        Map<String, String> texts = new HashMap<>();
        listing.followUps().forEach((id, set) -> {
            String text = listing.isRedacted(set.remarks())
                    ? null
                    : vault.open(set.remarks(), Remarks.class)
                            .map(Remarks::text)
                            .orElse(null);
            texts.put(id, text == null ? Contents.removed(language) : text);
        });
        return texts;
    }
}
