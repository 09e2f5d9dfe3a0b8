package exchange.command;

import static exchange.command.Desk.done;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.published;
import static exchange.command.Desk.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import exchange.command.Desk.Entry;
import exchange.command.Visitor.Reply;
import exchange.event.listing.ListingRevised;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.ListingText;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.node.EventMetadata;
import exchange.privacy.Sealed;
import exchange.privacy.Vault;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whose a listing is")
class OwnershipTest {

    private static final String WITHDRAWAL = "{\"reason\": \"NO_LONGER_AVAILABLE\"}";

    private final Node node = Node.shared();

    private String renewal() {
        return "{\"validUntil\": \"" + node.clock().today().plusDays(200) + "\"}";
    }

    private EventMessage<?> last(Entry entry) {
        var events = node.bean(EventLog.class).ofAggregate(entry.id(), 0);
        return node.bean(LogEventStorageEngine.class)
                .messages(List.of(events.getLast()))
                .findFirst()
                .orElseThrow();
    }

    private ListingText words(Entry entry) {
        Sealed words = switch (last(entry).getPayload()) {
            case ListingSubmitted submission -> submission.content().text();
            case ListingRevised revision -> revision.content().text();
            default -> throw new AssertionError("no words");
        };
        return node.bean(Vault.class).open(words, ListingText.class).orElseThrow();
    }

    @Test
    void the_bearer_of_the_secret_link_revises_withdraws_renews_and_fulfils() {
        Entry entry = published(node, node.anonymous(), masks());
        Visitor bearer = node.anonymous().withLink(entry.manageToken());
        Reply revised = done(bearer.put(entry.path(), masks().put("title", "Bessere Masken")));
        assertThat(revised.text("revisionState")).isEqualTo("SUBMITTED");
        done(bearer.post(entry.path("/renew"), renewal()));
        assertThat(done(bearer.post(entry.path("/fulfil"), "{\"outcome\": \"MATCHED_HERE\"}"))
                        .text("state"))
                .isEqualTo("FULFILLED");
        Entry other = submitted(node.anonymous(), masks());
        assertThat(node.anonymous()
                        .withLink(entry.manageToken())
                        .post(other.path("/withdraw"), WITHDRAWAL)
                        .status())
                .isEqualTo(404);
        done(node.anonymous().withLink(other.manageToken()).post(other.path("/withdraw"), WITHDRAWAL));
    }

    @Test
    void a_members_listing_belongs_to_the_organisation() {
        Entry entry = submitted(node.as("fatima"), masks());
        done(node.as("farid").post(entry.path("/withdraw"), WITHDRAWAL));
    }

    @Test
    void a_typed_name_proves_nothing() {
        Entry entry = submitted(node.as("fatima"), masks()); // the body names Weberei Alb GmbH
        assertThat(words(entry).organisation()).isEqualTo("Klinik Nord");
        done(node.as("cem").put(entry.path(), masks()));
        assertThat(words(entry).organisation()).isEqualTo("Klinik Nord");
        assertThat(node.as("alb").post(entry.path("/withdraw"), WITHDRAWAL).status())
                .isEqualTo(404);
    }

    @Test
    void what_a_clerk_entered_is_managed_by_any_clerk_and_by_nobody_outside() {
        Entry entry = published(node, node.as("cem"), masks());
        assertThat(node.as("alb").post(entry.path("/withdraw"), WITHDRAWAL).status())
                .isEqualTo(403);
        done(node.as("cem").post(entry.path("/renew"), renewal()));
    }

    @Test
    void what_a_partner_imported_is_managed_by_clerks() {
        Entry entry = submitted(node.as("nora"), masks().put("channel", "IMPORT"));
        assertThat(node.as("nora").post(entry.path("/withdraw"), WITHDRAWAL).status())
                .isEqualTo(403);
        done(node.as("cem").post(entry.path("/withdraw"), WITHDRAWAL));
    }

    @Test
    void a_listing_for_authorities_is_not_there_for_other_members() {
        Entry entry = published(node, node.as("fatima"), masks().put("visibility", "AUTHORITIES"));
        assertThat(node.as("alb").post(entry.path("/withdraw"), WITHDRAWAL).status())
                .isEqualTo(404);
    }

    @Test
    void the_log_knows_who_in_which_role_through_which_channel_for_whom_and_why() {
        Entry entry =
                submitted(node.as("cem"), masks().put("channel", "HOTLINE").put("onBehalfOf", "Weberei Alb GmbH"));
        var metadata = last(entry).getMetaData();
        assertThat(metadata)
                .containsEntry(EventMetadata.ROLE, "CLERK")
                .containsEntry(EventMetadata.CHANNEL, "HOTLINE")
                .doesNotContainKey(EventMetadata.REASON);
        assertThat(metadata.get(EventMetadata.ACTOR)).isNotEqualTo("cem");
        String forWhom = (String) Objects.requireNonNull(metadata.get(EventMetadata.ON_BEHALF_OF));
        assertThat(forWhom).doesNotContain("Weberei");
        assertThat(node.bean(Vault.class).open(Sealed.parse(forWhom).orElseThrow(), String.class))
                .contains("Weberei Alb GmbH");
        done(node.as("cem").post(entry.path("/withdraw"), "{\"reason\": \"OTHER\", \"channel\": \"EMAIL\"}"));
        assertThat(last(entry).getMetaData())
                .containsEntry(EventMetadata.REASON, "OTHER")
                .containsEntry(EventMetadata.CHANNEL, "EMAIL");
    }

    @Test
    void whoever_names_no_channel_used_an_account_or_the_web_form() {
        assertThat(last(submitted(node.as("fatima"), masks())).getMetaData())
                .containsEntry(EventMetadata.CHANNEL, "ACCOUNT");
        assertThat(last(submitted(node.anonymous(), masks())).getMetaData())
                .containsEntry(EventMetadata.CHANNEL, "WEB_FORM")
                .containsEntry(EventMetadata.ACTOR, EventMetadata.ANONYMOUS)
                .containsEntry(EventMetadata.ROLE, "ANONYMOUS");
    }

    @Test
    void a_closed_exchange_takes_no_listings_and_renews_none_but_lets_the_rest_come_to_its_end() {
        Entry entry = published(node, node.as("cem"), masks());
        String key = UUID.randomUUID().toString();
        Reply before = node.as("cem").withKey(key).post("/api/listings", masks());
        done(node.as("ines").post("/api/admin/exchange/close", "{\"text\": \"Lage entspannt\"}"));
        try {
            assertThat(node.as("cem").post("/api/listings", masks()).text("rule"))
                    .isEqualTo("EXCHANGE_CLOSED");
            assertThat(node.as("cem").post(entry.path("/renew"), renewal()).text("rule"))
                    .isEqualTo("EXCHANGE_CLOSED");
            assertThat(node.as("cem")
                            .having(1)
                            .post(entry.path("/renew"), renewal())
                            .status())
                    .isEqualTo(412);
            assertThat(node.as("cem")
                            .withKey(key)
                            .post("/api/listings", masks())
                            .json())
                    .isEqualTo(before.json());
            done(node.as("cem").post(entry.path("/fulfil"), "{\"outcome\": \"PARTLY_MATCHED\"}"));
            assertThat(done(node.as("ines").post("/api/admin/exchange/close")).text("state"))
                    .isEqualTo("CLOSED");
        } finally {
            done(node.as("ines").post("/api/admin/exchange/open"));
        }
        submitted(node.as("cem"), masks());
    }
}
