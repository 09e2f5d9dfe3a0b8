package exchange.query.content;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.ListingText;
import exchange.event.listing.Region;
import exchange.privacy.Vault;
import exchange.reference.Product;
import exchange.reference.Products;
import exchange.web.problem.Language;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns the content of a listing, as events carry it, into what a reader sees. */
@Component
public class Contents {

    private final Vault vault;
    private final Products products;

    Contents(Vault vault, Products products) {
        this.vault = vault;
        this.products = products;
    }

    /** What a reader is shown in the place of a text that was removed, in the language of that text. */
    public static String removed(Language language) {
        return language.choose("[entfernt]", "[removed]");
    }

    /** The language of the version's words. */
    public static Language languageOf(Content content) {
        return content.language().equals("en") ? Language.ENGLISH : Language.GERMAN;
    }

    /** The words of these versions will be asked for: their keys are fetched together. */
    public void expect(Collection<Content> versions) {
        vault.expect(versions.stream().map(version -> version.text().key()).toList());
    }

    /** The words of a version; empty once they were redacted. */
    public Optional<ListingText> text(Content content) {
        return vault.open(content.text(), ListingText.class);
    }

    /** The words of a version as far as they are public; empty once they were redacted. */
    public Optional<PublicText> publicText(Content content) {
        return text(content)
                .map(text -> new PublicText(
                        text.title(),
                        text.description(),
                        content.showOrganisation() ? text.organisation() : null,
                        text.urgencyText()));
    }

    /** Everything that the version says, for those who may see the listing itself. */
    public ContentView whole(
            Content content, Map<String, ConformityLevel> levels, LocalDate validUntil, Language reader) {
        return whole(content, text(content).orElseGet(() -> placeholder(content)), levels, validUntil, reader);
    }

    /** The same after its words were redacted, whether or not their key is already destroyed. */
    public ContentView removed(
            Content content, Map<String, ConformityLevel> levels, LocalDate validUntil, Language reader) {
        return whole(content, placeholder(content), levels, validUntil, reader);
    }

    private ContentView whole(
            Content content,
            ListingText text,
            Map<String, ConformityLevel> levels,
            LocalDate validUntil,
            Language reader) {
        return view(
                content,
                text,
                levels,
                validUntil,
                new ContentView.Organisation(
                        text.organisation(), content.organisationType(), content.showOrganisation()),
                reader);
    }

    /**
     * What the version says in public.
     *
     * @param text the words as far as they are public; null once they were redacted
     */
    public ContentView inPublic(
            Content content,
            @Nullable PublicText text,
            Map<String, ConformityLevel> levels,
            LocalDate validUntil,
            Language reader) {
        ListingText words = text == null
                ? placeholder(content)
                : new ListingText(
                        text.title(),
                        text.description(),
                        text.organisation() == null ? "" : text.organisation(),
                        text.urgencyText(),
                        Map.of());
        return view(
                content,
                new ListingText(words.title(), words.description(), "", words.urgencyText(), Map.of()),
                levels,
                validUntil,
                new ContentView.Organisation(
                        content.showOrganisation() ? words.organisation() : null, content.organisationType(), null),
                reader);
    }

    /** The product's name in the reader's language; the code itself where the taxonomy does not know it. */
    public String productLabel(String code, Language reader) {
        return products.find(code).map(product -> label(product, reader)).orElse(code);
    }

    /** A product's name. */
    public static String label(Product product, Language reader) {
        return reader.choose(product.labelDe(), product.labelEn());
    }

    private ContentView view(
            Content content,
            ListingText text,
            Map<String, ConformityLevel> levels,
            LocalDate validUntil,
            ContentView.Organisation organisation,
            Language reader) {
        List<ContentView.Conformity> conformity = content.standards().stream()
                .map(standard -> new ContentView.Conformity(
                        standard,
                        levels.getOrDefault(standard, ConformityLevel.CLAIMED),
                        text.evidence().get(standard)))
                .toList();
        Region region = content.region();
        String product = content.product();
        return new ContentView(
                content.kind(),
                text.title(),
                text.description(),
                content.language(),
                product,
                product == null ? null : productLabel(product, reader),
                content.capability(),
                content.seeks().isEmpty() ? null : content.seeks(),
                content.quantity(),
                conformity,
                content.requires(),
                content.neededBy(),
                content.withinKm(),
                new ContentView.Region(region.postalCode(), region.place(), region.district(), region.nuts()),
                validUntil,
                content.visibility(),
                content.urgency(),
                text.urgencyText(),
                organisation);
    }

    private static ListingText placeholder(Content content) {
        String removed = removed(languageOf(content));
        return new ListingText(removed, removed, removed, null, Map.of());
    }
}
