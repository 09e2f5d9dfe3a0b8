package exchange.command.mail;

import static exchange.command.Desk.done;
import static exchange.command.Desk.json;
import static exchange.command.Desk.masks;
import static exchange.command.Desk.published;
import static exchange.command.Desk.submitted;
import static exchange.command.Desk.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import exchange.command.Desk.Entry;
import exchange.command.MovableClock;
import exchange.command.Node;
import exchange.command.Visitor;
import exchange.command.mail.StubbornServer.Mood;
import exchange.event.listing.FollowUpSet;
import exchange.event.listing.ListingSubmitted;
import exchange.event.listing.Remarks;
import exchange.log.EventLog;
import exchange.log.LogEventStorageEngine;
import exchange.log.TestDatabase;
import exchange.log.TestDatabases;
import exchange.log.TestDatabases.Kind;
import exchange.privacy.Vault;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Mails")
@ExtendWith(OutputCaptureExtension.class)
class MailTest {

    private static final long PATIENCE_SECONDS = 120;

    private final Path data = Node.temporaryFolder();
    private final MovableClock clock = Node.clockOfToday();
    private GreenMail server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private static String[] settings(int port, String... more) {
        List<String> settings = new ArrayList<>(List.of(more));
        settings.add("--exchange.mail.host=127.0.0.1");
        settings.add("--exchange.mail.port=" + port);
        settings.add("--exchange.mail.security=NONE");
        settings.add("--exchange.mail.from=boerse@exchange.example");
        settings.add("--exchange.mail.pages=https://boerse.example");
        return settings.toArray(String[]::new);
    }

    private Node open(int port, String... more) {
        return Node.open(data, clock, settings(port, more));
    }

    private Node openWithServer() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        return open(server.getSmtp().getPort());
    }

    private static void await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private MimeMessage[] arrived(int count) {
        await(count + " mails", () -> server.getReceivedMessages().length >= count);
        return server.getReceivedMessages();
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((String) mail.getContent()).replace("\r\n", "\n");
    }

    private static List<String> callBacks(Node node, Entry entry) {
        Vault vault = node.bean(Vault.class);
        return node.bean(LogEventStorageEngine.class)
                .messages(node.bean(EventLog.class).ofAggregate(entry.id(), 0))
                .map(message -> message.getPayload())
                .filter(FollowUpSet.class::isInstance)
                .map(FollowUpSet.class::cast)
                .map(set ->
                        vault.open(set.remarks(), Remarks.class).orElseThrow().text())
                .toList();
    }

    private static long count(Node node, String condition) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from command.mail where " + condition)
                .query(Long.class)
                .single();
    }

    private static ObjectNode withoutAddress() {
        return with(masks(), "contact", "{\"name\": \"Gernot Übermut\", \"phone\": \"0711 5550199\"}");
    }

    /** None of those that the system gives to connections by itself, so that it is free later, too. */
    private static int freePort() {
        int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return freePort();
        }
    }

    @Test
    void acknowledge_a_submission_with_reference_and_expected_time() throws Exception {
        try (Node node = openWithServer()) {
            var reply = node.anonymous().post("/api/listings", masks());
            MimeMessage mail = arrived(1)[0];
            assertThat(mail.getAllRecipients()[0]).hasToString("vertrieb@weberei-alb.example");
            assertThat(mail.getSubject())
                    .isEqualTo("Kooperationsbörse: Ihr Inserat %s ist eingegangen", reply.text("reference"));
            assertThat(text(mail))
                    .contains(
                            "Guten Tag Albrecht Maurer,",
                            "innerhalb von 60 Minuten",
                            "Vorgangsnummer: " + reply.text("reference"),
                            "FFP2-Masken aus eigener Fertigung",
                            "unter dem Link, den wir Ihnen beim Einreichen gezeigt haben")
                    .doesNotContain(reply.text("manageToken"));
            assertThat(mail.getMessageID()).endsWith("@exchange.example>");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            await("noted as sent", () -> count(node, "state = 'SENT'") == 1);
        }
    }

    @Test
    void are_in_the_language_of_the_listing_and_lead_members_to_their_page() throws Exception {
        try (Node node = openWithServer()) {
            Entry entry = submitted(
                    node.as("alb"),
                    masks().put("language", "en").put("urgency", "URGENT").put("urgencyText", "Needed at once."));
            MimeMessage mail = arrived(1)[0];
            assertThat(mail.getSubject()).startsWith("Cooperation exchange: We have received your listing");
            assertThat(text(mail))
                    .contains("within 30 minutes", "https://boerse.example/listings/" + entry.id(), "Dear Albrecht");
        }
    }

    @Test
    void tell_what_was_decided_and_why_but_no_internal_note() throws Exception {
        try (Node node = openWithServer()) {
            Entry entry = submitted(node.anonymous(), masks());
            Visitor otto = node.as("otto");
            long version = done(otto.post(entry.path("/claim"))).version();
            done(
                    otto.having(version)
                            .post(
                                    entry.path("/request-changes"),
                                    "{\"reason\": \"INCOMPLETE\", \"text\": \"Welche Größen?\", \"note\": \"klingt seltsam\"}"));
            MimeMessage mail = arrived(2)[1];
            assertThat(mail.getSubject()).contains("Bitte ändern Sie Ihr Inserat");
            assertThat(text(mail))
                    .contains("Welche Größen?", "wird es wieder geprüft")
                    .doesNotContain("seltsam");
        }
    }

    @Test
    void are_replaced_by_a_call_back_where_there_is_no_address_but_not_for_who_has_called() {
        try (Node node = Node.open(data, clock)) {
            Visitor somebody = node.anonymous().withKey("from the form");
            var reply = somebody.post("/api/listings", withoutAddress());
            var again = somebody.post("/api/listings", withoutAddress());
            assertThat(again.json()).isEqualTo(reply.json());
            assertThat(again.header("Exchange-Position")).isEqualTo(reply.header("Exchange-Position"));
            Entry written = new Entry(reply.id(), reply.text("manageToken"), 1);
            assertThat(callBacks(node, written))
                    .as("at once")
                    .containsExactly("Rückruf, keine E-Mail-Adresse: Eingang bestätigen, Vorgangsnummer nennen"
                            + " / Call back, no e-mail address: confirm receipt, tell the reference");
            Entry called = submitted(node.as("cem"), withoutAddress().put("channel", "HOTLINE"));
            await("both are done with", () -> count(node, "state = 'CALL_BACK'") == 2);
            assertThat(callBacks(node, written)).hasSize(1);
            assertThat(callBacks(node, called)).isEmpty();

            Visitor otto = node.as("otto");
            long version = done(otto.post(called.path("/claim"))).version();
            done(otto.having(version)
                    .post(called.path("/reject"), "{\"reason\": \"NOT_IN_SCOPE\", \"text\": \"Keine Medizin.\"}"));
            await("the decision", () -> !callBacks(node, called).isEmpty());
            assertThat(callBacks(node, called))
                    .containsExactly("Rückruf, keine E-Mail-Adresse: Das Inserat ist abgelehnt"
                            + " / Call back, no e-mail address: the listing has been rejected");

            Entry published = published(node, node.as("cem"), withoutAddress().put("channel", "HOTLINE"));
            await("the publication is passed over", () -> count(node, "state = 'DROPPED'") == 1);
            assertThat(callBacks(node, published)).isEmpty();
        }
    }

    @Test
    void wait_for_a_server_that_is_away(CapturedOutput output) {
        int port = freePort();
        try (Node node = open(port)) {
            submitted(node.anonymous(), masks());
            await("an attempt that failed", () -> output.getAll().contains("The mail server cannot be reached"));
            server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
            server.start();
            clock.moveBy(Duration.ofDays(3));
            arrived(1);
            await("noted as sent", () -> count(node, "state = 'SENT' and attempts = 2") == 1);
        }
    }

    @Test
    void keep_neither_commands_nor_deadlines_waiting_while_their_server_hangs() {
        try (StubbornServer stubborn = new StubbornServer(Mood.KEEPS_SILENT);
                Node node = open(stubborn.port(), "--exchange.mail.patience=1h")) {
            Entry entry = submitted(node.anonymous(), masks());
            await("the server hangs", () -> stubborn.texts().size() == 1);
            done(node.as("otto").post(entry.path("/claim")));
            clock.moveBy(Duration.ofMinutes(16));
            await(
                    "the claim lapses",
                    () -> node.bean(EventLog.class).ofAggregate(entry.id(), 0).stream()
                            .anyMatch(event -> event.type().equals("ClaimReleased")));
            submitted(node.anonymous(), masks());
            await("the policy notes it", () -> count(node, "attempts = 0") == 1);
            assertThat(stubborn.texts()).as("it hangs still").hasSize(1);
            stubborn.hangUp(); // so that the node need not wait for it to stop
        }
    }

    @Test
    void are_sent_from_postgresql_too() throws Exception {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try (TestDatabase database = TestDatabases.create(Kind.POSTGRES);
                Node node = open(
                        server.getSmtp().getPort(),
                        "--exchange.db.url=" + database.database().url(),
                        "--exchange.db.user=" + database.database().user(),
                        "--exchange.db.password=" + database.database().password())) {
            submitted(node.anonymous(), masks());
            arrived(1);
            await("noted as sent", () -> count(node, "state = 'SENT'") == 1);
            assertThat(atOnce(() -> forgotten(node, "gibtesnicht"))).containsOnly(202);
        }
    }

    @Test
    void that_nobody_takes_are_given_up_and_the_desk_calls() {
        try (Node node = open(freePort(), "--exchange.mail.give-up-after=1h")) {
            Entry entry = submitted(node.anonymous(), masks());
            await("an attempt", () -> count(node, "attempts = 1") == 1);
            assertThat(callBacks(node, entry)).isEmpty();
            clock.moveBy(Duration.ofMinutes(61));
            await("given up", () -> count(node, "state = 'CALL_BACK'") == 1);
            assertThat(callBacks(node, entry))
                    .containsExactly("Rückruf, E-Mail nicht zustellbar: Eingang bestätigen, Vorgangsnummer nennen"
                            + " / Call back, mail not deliverable: confirm receipt, tell the reference");
        }
    }

    @Test
    void to_an_address_that_is_none_are_given_up_at_once_and_it_is_not_in_the_log(CapturedOutput output) {
        try (StubbornServer stubborn = new StubbornServer(Mood.KNOWS_NOBODY);
                Node node = open(stubborn.port())) {
            Entry entry = submitted(node.anonymous(), masks());
            await("given up", () -> count(node, "state = 'CALL_BACK'") == 1);
            assertThat(callBacks(node, entry)).hasSize(1);
        }
        assertThat(output.getAll()).doesNotContain("weberei-alb.example");
    }

    @Test
    void are_kept_where_it_is_us_whom_the_server_refuses() {
        try (StubbornServer stubborn = new StubbornServer(Mood.RELAYS_NOTHING);
                Node node = open(stubborn.port())) {
            submitted(node.anonymous(), masks());
            await("an attempt", () -> count(node, "attempts = 1") == 1);
            clock.moveBy(Duration.ofMinutes(1));
            await("another one", () -> count(node, "state = 'WAITING' and attempts = 2") == 1);
            stubborn.become(Mood.TAKES_ALL);
            clock.moveBy(Duration.ofMinutes(2));
            await("noted as sent", () -> count(node, "state = 'SENT'") == 1);
        }
    }

    @Test
    void that_are_too_old_are_given_up_where_none_are_sent_and_the_desk_calls() {
        try (Node node = Node.open(data, clock)) {
            Entry entry = submitted(node.anonymous(), masks());
            await("there is an address", () -> count(node, "state = 'WAITING'") == 1);
            clock.moveBy(Duration.ofDays(8));
            await("given up", () -> count(node, "state = 'CALL_BACK'") == 1);
            assertThat(callBacks(node, entry)).hasSize(1);
        }
    }

    @Test
    void are_not_sent_to_whom_has_been_erased_meanwhile() {
        try (Node node = Node.open(data, clock)) {
            Entry entry = submitted(node.anonymous(), masks());
            await("there is an address", () -> count(node, "state = 'WAITING'") == 1);
            var contact = node.bean(LogEventStorageEngine.class)
                    .messages(node.bean(EventLog.class).ofAggregate(entry.id(), 0))
                    .map(message -> (ListingSubmitted) message.getPayload())
                    .findFirst()
                    .orElseThrow()
                    .contact();
            node.bean(Vault.class).destroy(List.of(contact.key()));
        }
        try (Node node = openWithServer()) {
            await("dropped", () -> count(node, "state = 'DROPPED'") == 1);
            assertThat(server.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void come_a_second_time_with_the_same_id_where_a_node_was_killed_before_it_knew() throws Exception {
        try (Node node = Node.open(data, clock)) {
            submitted(node.anonymous(), masks());
            await("it waits", () -> count(node, "state = 'WAITING'") == 1);
        }
        try (StubbornServer stubborn = new StubbornServer(Mood.KEEPS_SILENT)) {
            Process first = launch(16, stubborn.port());
            try {
                await("the text is there", () -> stubborn.texts().size() == 1);
            } finally {
                first.destroyForcibly().onExit().join();
            }
            stubborn.become(Mood.TAKES_ALL);
            clock.moveBy(Duration.ofMinutes(32));
            try (Node node = open(stubborn.port())) {
                await("it is noted as sent", () -> count(node, "state = 'SENT'") == 1);
            }
            assertThat(stubborn.texts()).hasSize(2);
            assertThat(stubborn.texts().stream().map(MailTest::messageId).distinct())
                    .hasSize(1);
        }
    }

    private static String messageId(String text) {
        return text.lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow();
    }

    /** A process of its own, whose clock is ahead, so that what waits is due. */
    private Process launch(int minutesAhead, int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "exchange.command.LateNode",
                String.valueOf(minutesAhead),
                "--exchange.demo=false",
                "--exchange.master-key=" + Node.MASTER_KEY,
                "--exchange.data=" + data,
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=WARN"));
        command.addAll(Arrays.asList(settings(port)));
        return new ProcessBuilder(command).inheritIO().start();
    }

    @Test
    void lead_to_a_new_password_once_and_for_an_hour() throws Exception {
        try (Node node = openWithServer()) {
            String id = registered(node);
            done(node.as("cem").post("/api/accounts/" + id + "/confirm"));
            assertThat(text(arrived(1)[0]))
                    .contains(
                            "Ihr Konto ulla ist bestätigt",
                            "https://boerse.example/login",
                            "your account ulla is confirmed");

            assertThat(atOnce(() -> forgotten(node, "ulla"))).containsOnly(forgotten(node, "gibtesnicht"));
            MimeMessage mail = arrived(2)[1];
            String token = token(mail);
            assertThat(node.bean(JdbcClient.class)
                            .sql("select digest from command.password_link")
                            .query(String.class)
                            .list())
                    .hasSize(1)
                    .doesNotContain(token);

            assertThat(replace(node, token, "zu kurz")).isEqualTo(400);
            assertThat(replace(node, token, "Knopfloch und Knopf")).isEqualTo(204);
            assertThat(replace(node, token, "Knopfloch und Schere")).isEqualTo(400);
            assertThat(node.as("ulla", "Knopfloch und Knopf")
                            .post("/api/accounts/nobody/confirm")
                            .status())
                    .isEqualTo(404);
            assertThat(node.as("ulla", "Nadel, Faden, Fingerhut")
                            .post("/api/accounts/nobody/confirm")
                            .status())
                    .isEqualTo(401);

            assertThat(forgotten(node, "ulla")).isEqualTo(202);
            await("one has just gone out", () -> count(node, "topic = 'PASSWORD' and state = 'SENT'") == 1);
            assertThat(count(node, "topic = 'PASSWORD' and state = 'DROPPED'"))
                    .as("nobody's login leaves the same traces")
                    .isEqualTo(1);
            clock.moveBy(Duration.ofMinutes(5));
            assertThat(forgotten(node, "ulla")).isEqualTo(202);
            String late = token(arrived(3)[2]);
            clock.moveBy(Duration.ofMinutes(60));
            assertThat(replace(node, late, "Knopfloch und Schere")).isEqualTo(400);
        }
    }

    private static String registered(Node node) {
        ObjectNode body = json("{}")
                .put("login", "ulla")
                .put("name", "Ulla Berg")
                .put("email", "ulla@naehwerk.example")
                .put("password", "Nadel, Faden, Fingerhut");
        body.putObject("organisation").put("name", "Nähwerk Ulm").put("type", "COMPANY");
        return node.anonymous().post("/api/accounts", body).id();
    }

    private static List<Integer> atOnce(Callable<Integer> request) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(8, request))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static int forgotten(Node node, String login) {
        return node.anonymous()
                .post("/api/password/forgotten", json("{}").put("login", login))
                .status();
    }

    private static int replace(Node node, String token, String password) {
        return node.anonymous()
                .post("/api/password", json("{}").put("token", token).put("password", password))
                .status();
    }

    private static String token(MimeMessage mail) throws Exception {
        Matcher link = Pattern.compile("https://boerse.example/password/new\\?token=([A-Za-z0-9_-]{43})\n")
                .matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
