package exchange.query.catalogue;

import exchange.event.listing.Content;
import exchange.event.listing.ListingId;
import exchange.event.listing.ListingText;
import exchange.query.content.Contents;
import exchange.query.content.Entries;
import exchange.query.content.PublicText;
import exchange.reference.Folding;
import exchange.reference.Product;
import exchange.reference.Products;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue's rows. Words are in plain only in the rows that are shown. */
@Component
class CatalogueTable {

    /**
     * A row.
     *
     * @param position of the last event that it has seen
     */
    record Row(CatalogueEntry entry, long position) {}

    private final JdbcClient sql;
    private final Contents contents;
    private final Products products;

    CatalogueTable(JdbcClient sql, Contents contents, Products products) {
        this.sql = sql;
        this.contents = contents;
        this.products = products;
    }

    Optional<Row> find(ListingId id) {
        return sql.sql("select entry, position from query.catalogue where listing_id = ?")
                .param(id.toString())
                .query((row, number) -> new Row(Entries.read(row.getString(1), CatalogueEntry.class), row.getLong(2)))
                .optional();
    }

    void insert(CatalogueEntry entry, long position) {
        sql.sql("insert into query.catalogue (listing_id, position, entry, shown) values (?, ?, ?, false)")
                .params(entry.id().toString(), position, Entries.write(entry))
                .update();
    }

    /**
     * Writes a row anew.
     *
     * @param visibly whether somebody who looks at the catalogue can see the difference
     */
    void update(CatalogueEntry entry, long position, boolean visibly) {
        Content content = entry.published();
        if (!visibly) {
            sql.sql("update query.catalogue set position = ?, entry = ? where listing_id = ?")
                    .params(position, Entries.write(entry), entry.id().toString())
                    .update();
            return;
        }
        forgetCodes(entry.id());
        if (entry.shown() && content != null) {
            show(entry, content, position);
        } else {
            hide(entry, position);
        }
        sql.sql("update query.catalogue_change set position = ? where id = 1 and position < ?")
                .params(position, position)
                .update();
    }

    void clear() {
        sql.sql("delete from query.catalogue_product").update();
        sql.sql("delete from query.catalogue_standard").update();
        sql.sql("delete from query.catalogue").update();
        sql.sql("update query.catalogue_change set position = 0").update();
    }

    private void hide(CatalogueEntry entry, long position) {
        sql.sql("""
                        update query.catalogue
                           set position = ?, entry = ?, shown = false, title = null, description = null, organisation = null,
                               urgency_text = null, folded_title = null, folded_text = null
                         where listing_id = ?""")
                .params(position, Entries.write(entry), entry.id().toString())
                .update();
    }

    private void show(CatalogueEntry entry, Content content, long position) {
        PublicText text = entry.redacted() ? null : publicText(content);
        sql.sql("""
                        update query.catalogue
                           set position = :position, entry = :entry, shown = true, published_position = :published,
                               visibility = :visibility, kind = :kind, product = :product, capability = :capability, nuts = :nuts,
                               latitude = :latitude, longitude = :longitude, valid_until = :validUntil, title = :title,
                               description = :description, organisation = :organisation, urgency_text = :urgencyText,
                               folded_title = :foldedTitle, folded_text = :foldedText
                         where listing_id = :id""")
                .param("position", position)
                .param("entry", Entries.write(entry))
                .param("published", entry.publishedPosition())
                .param("visibility", content.visibility().name())
                .param("kind", content.kind().name())
                .param("product", content.product())
                .param("capability", content.capability().name())
                .param("nuts", content.region().nuts())
                .param("latitude", content.region().latitude())
                .param("longitude", content.region().longitude())
                .param("validUntil", entry.validUntil())
                .param("title", text == null ? null : text.title())
                .param("description", text == null ? null : text.description())
                .param("organisation", text == null ? null : text.organisation())
                .param("urgencyText", text == null ? null : text.urgencyText())
                .param("foldedTitle", text == null ? "" : Folding.fold(text.title()))
                .param("foldedText", foldedText(entry.reference(), content, text))
                .param("id", entry.id().toString())
                .update();
        rememberCodes(entry.id(), content);
    }

    private @Nullable PublicText publicText(Content content) {
        ListingText text = contents.text(content).orElse(null);
        return text == null
                ? null
                : new PublicText(
                        text.title(),
                        text.description(),
                        content.showOrganisation() ? text.organisation() : null,
                        text.urgencyText());
    }

    /** Everything in which a word may be found: reference, title, description, organisation, product, place and district. */
    private String foldedText(String reference, Content content, @Nullable PublicText text) {
        StringBuilder all = new StringBuilder(reference).append('\n');
        if (text != null) {
            all.append(text.title()).append('\n').append(text.description());
            if (text.organisation() != null) {
                all.append('\n').append(text.organisation());
            }
        }
        Product product =
                Optional.ofNullable(content.product()).flatMap(products::find).orElse(null);
        if (product != null) {
            all.append('\n').append(product.labelDe()).append('\n').append(product.labelEn());
        }
        all.append('\n')
                .append(content.region().place())
                .append('\n')
                .append(content.region().district());
        return Folding.fold(all.toString());
    }

    private void rememberCodes(ListingId id, Content content) {
        String product = content.product();
        if (product != null) {
            List<String> path = products.path(product);
            for (String code : path.isEmpty() ? List.of(product) : path) {
                sql.sql("insert into query.catalogue_product (listing_id, product) values (?, ?)")
                        .params(id.toString(), code)
                        .update();
            }
        }
        TreeSet<String> standards = new TreeSet<>(content.standards());
        standards.addAll(content.requires());
        for (String standard : standards) {
            sql.sql("insert into query.catalogue_standard (listing_id, standard) values (?, ?)")
                    .params(id.toString(), standard)
                    .update();
        }
    }

    private void forgetCodes(ListingId id) {
        sql.sql("delete from query.catalogue_product where listing_id = ?")
                .param(id.toString())
                .update();
        sql.sql("delete from query.catalogue_standard where listing_id = ?")
                .param(id.toString())
                .update();
    }
}
