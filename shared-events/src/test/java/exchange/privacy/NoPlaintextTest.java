package exchange.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import exchange.event.listing.Contact;
import exchange.event.listing.ListingId;
import exchange.event.listing.NoteAdded;
import exchange.log.CommandEnvelope;
import exchange.log.CommandId;
import exchange.log.LogFixture;
import exchange.log.TestDatabase;
import exchange.log.TestDatabases;
import exchange.log.TestDatabases.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is sealed")
class NoPlaintextTest {

    private static final String TEXT = "Kanarienvogel im Lager";
    private static final Contact CONTACT =
            new Contact("Fatima Zugvogelberg", "fatima.zugvogelberg@klinik-nord.example", "+49 711 5550199");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void stands_in_no_file_of_the_database_but_its_key_opens_it(Kind kind) throws Exception {
        try (TestDatabase database = TestDatabases.create(kind)) {
            Path folder = kind == Kind.H2
                    ? TestDatabases.folder(database.database())
                    : TestDatabases.postgresFolder(database);
            ListingId listing = ListingId.random();
            NewKey key;
            try (LogFixture log = LogFixture.on(database)) {
                log.addNote(listing, 0, TEXT);
                key = log.vault().mint();
                NoteAdded withContact = new NoteAdded(listing, log.vault().seal(key, CONTACT));
                log.publish(
                        new CommandEnvelope(CommandId.random(), List.of(key.stored())),
                        List.of(LogFixture.event(withContact, 1, Instant.now())));
                assertThat(log.verify()).first().extracting(log::textOf).isEqualTo(TEXT);
                assertThat(log.vault().open(withContact.remarks(), Contact.class))
                        .contains(CONTACT);
            }
            if (kind == Kind.POSTGRES) {
                database.checkpoint();
            }

            assertThat(TestDatabases.filesWith(folder, bytes(listing.toString())))
                    .as("the search finds what is there")
                    .isNotEmpty();
            assertThat(TestDatabases.filesWith(
                            folder,
                            bytes(TEXT),
                            bytes("Kanarienvogel"),
                            bytes("Zugvogelberg"),
                            bytes("fatima.zugvogelberg"),
                            bytes("klinik-nord"),
                            bytes("5550199"),
                            key.secret().getEncoded(),
                            bytes(Base64.getEncoder()
                                    .encodeToString(key.secret().getEncoded()))))
                    .isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
