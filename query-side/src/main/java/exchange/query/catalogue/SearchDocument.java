package exchange.query.catalogue;

import exchange.event.listing.ConformityLevel;
import exchange.event.listing.Content;
import exchange.event.listing.Quantity;
import exchange.event.listing.Region;
import exchange.event.listing.Visibility;
import exchange.query.catalogue.PublishedListings.Listing;
import exchange.query.content.PublicText;
import exchange.query.text.WordForms;
import exchange.reference.Products;
import exchange.reference.Validity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/** A published listing as the full-text index keeps it: what it may be found by, and its id. */
final class SearchDocument {

    /** Counts up when anything here changes: an index of another shape is made anew. */
    static final int SHAPE = 1;

    static final String ID = "id";
    static final String PUBLISHED = "published";
    static final String PUBLISHED_DAY = "publishedDay";
    static final String VALID_UNTIL = "validUntil";
    static final String LOCATION = "location";
    static final String KIND = "kind";
    static final String CAPABILITY = "capability";
    static final String PRODUCT = "product";
    static final String DISTRICT = "district";

    /** The NUTS codes of all levels. */
    static final String REGION = "region";

    static final String STANDARD = "standard";
    static final String LEVEL = "level";
    static final String STANDARD_AT_LEVEL = "standardAtLevel";

    /** Only of those that not everybody may see. */
    static final String HIDDEN = "hidden";

    static final Term FOR_AUTHORITIES = new Term(HIDDEN, Visibility.AUTHORITIES.name());

    /** Words as they were written, of what everybody may see. */
    static final String WORDS = "words";

    private static final int SHORTEST_WORD = 4;

    /** Where a word is found says how much it tells: the weights of {@link TextQuery}. */
    enum Zone {
        TITLE("title"),
        /** The product's names. */
        NAMES("names"),
        /** The names of what the product is a kind of. */
        KINDS("kinds"),
        /** Everything else: description, organisation, place, reference, amount. */
        TEXT("text");

        final String field;

        Zone(String field) {
            this.field = field;
        }
    }

    private final Document document = new Document();
    private final Map<Zone, Set<String>> terms = new EnumMap<>(Zone.class);

    private SearchDocument() {}

    static Term key(String id) {
        return new Term(ID, id);
    }

    /** The value of {@link #STANDARD_AT_LEVEL}. */
    static String atLevel(String standard, String level) {
        return standard + '\n' + level;
    }

    static Document of(Listing listing, Products products) {
        SearchDocument made = new SearchDocument();
        made.facts(listing, products);
        made.words(listing, products);
        return made.document;
    }

    private void facts(Listing listing, Products products) {
        Content content = listing.content();
        Region region = content.region();
        document.add(new StringField(ID, listing.id(), Store.YES));
        number(PUBLISHED, listing.published());
        number(
                PUBLISHED_DAY,
                listing.publishedAt().atZone(Validity.ZONE).toLocalDate().toEpochDay());
        number(VALID_UNTIL, listing.validUntil().toEpochDay());
        document.add(new LatLonPoint(LOCATION, region.latitude(), region.longitude()));
        document.add(new LatLonDocValuesField(LOCATION, region.latitude(), region.longitude()));
        keyword(KIND, content.kind().name());
        keyword(CAPABILITY, content.capability().name());
        for (String code : path(content.product(), products)) {
            keyword(PRODUCT, code);
        }
        keyword(DISTRICT, region.nuts());
        for (int length = 2; length <= region.nuts().length(); length++) {
            document.add(new StringField(REGION, region.nuts().substring(0, length), Store.NO));
        }
        TreeSet<String> levels = new TreeSet<>();
        for (String standard : content.standards()) {
            String level = listing.levels()
                    .getOrDefault(standard, ConformityLevel.CLAIMED)
                    .name();
            levels.add(level);
            keyword(STANDARD_AT_LEVEL, atLevel(standard, level));
        }
        levels.forEach(level -> keyword(LEVEL, level));
        TreeSet<String> named = new TreeSet<>(content.standards());
        named.addAll(content.requires());
        named.forEach(standard -> keyword(STANDARD, standard));
        if (content.visibility() == Visibility.AUTHORITIES) {
            document.add(new StringField(HIDDEN, content.visibility().name(), Store.NO));
        }
    }

    private void words(Listing listing, Products products) {
        Content content = listing.content();
        for (String code : path(content.product(), products)) {
            products.find(code)
                    .filter(product -> product.own() || code.equals(content.product()))
                    .ifPresent(product -> {
                        Zone zone = code.equals(content.product()) ? Zone.NAMES : Zone.KINDS;
                        text(zone, false, product.labelDe());
                        text(zone, true, product.labelEn());
                        for (String name : products.synonyms(code)) {
                            text(zone, false, name);
                            text(zone, true, name);
                        }
                    });
        }
        text(Zone.TEXT, false, listing.reference());
        text(Zone.TEXT, false, content.region().place());
        text(Zone.TEXT, false, content.region().district());
        Quantity quantity = content.quantity();
        if (quantity != null) {
            text(Zone.TEXT, false, String.valueOf(quantity.amount()));
        }
        PublicText text = listing.text();
        if (text != null) {
            words(text, content.language().equals("en"));
            if (content.visibility() != Visibility.AUTHORITIES) {
                surfaces(text);
            }
        }
        terms.forEach((zone, found) -> document.add(new StringsField(zone.field, found)));
    }

    private void words(PublicText text, boolean english) {
        text(Zone.TITLE, english, text.title());
        text(Zone.TEXT, english, text.description());
        String organisation = text.organisation();
        if (organisation != null) {
            text(Zone.TEXT, false, organisation);
        }
    }

    private void surfaces(PublicText text) {
        TreeSet<String> words = new TreeSet<>(WordForms.surfaces(text.title()));
        words.addAll(WordForms.surfaces(text.description()));
        words.removeIf(word -> word.length() < SHORTEST_WORD || !word.chars().allMatch(Character::isLetter));
        document.add(new StringsField(WORDS, words));
    }

    private void number(String field, long value) {
        document.add(new LongPoint(field, value));
        document.add(new NumericDocValuesField(field, value));
    }

    private void keyword(String field, String value) {
        document.add(new KeywordField(field, value, Store.NO));
    }

    private void text(Zone zone, boolean english, String text) {
        WordForms.terms(english, text, terms.computeIfAbsent(zone, any -> new TreeSet<>()));
    }

    /** A product with everything above it. */
    private static List<String> path(@Nullable String product, Products products) {
        if (product == null) {
            return List.of();
        }
        List<String> path = products.path(product);
        return path.isEmpty() ? List.of(product) : path;
    }
}
