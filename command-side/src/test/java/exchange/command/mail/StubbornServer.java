package exchange.command.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server of bad manners, as there are. */
final class StubbornServer implements AutoCloseable {

    /** What it does. */
    enum Mood {
        TAKES_ALL,
        /** no such mailbox here, says it, and repeats the address */
        KNOWS_NOBODY,
        /** the same refusal for another reason: it does not know us */
        RELAYS_NOTHING,
        /** takes the text, and never says so */
        KEEPS_SILENT
    }

    private final ServerSocket socket;
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private volatile Mood mood;

    StubbornServer(Mood mood) {
        this.mood = mood;
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    void become(Mood next) {
        mood = next;
    }

    /** What came in, headers and all. */
    List<String> texts() {
        return texts;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket caller) {
        try (caller;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = caller.getOutputStream()) {
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                switch (line.substring(0, Math.min(4, line.length()))) {
                    case "RCPT" ->
                        say(
                                out,
                                switch (mood) {
                                    case KNOWS_NOBODY -> "550 5.1.1 unknown: " + line;
                                    case RELAYS_NOTHING -> "550 5.7.1 relaying denied";
                                    default -> "250 ok";
                                });
                    case "DATA" -> {
                        say(out, "354 go on");
                        texts.add(text(in));
                        if (mood == Mood.KEEPS_SILENT) {
                            in.readLine();
                            return;
                        }
                        say(out, "250 taken");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // the caller has hung up
        }
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Ends what is going on. */
    void hangUp() {
        try {
            for (Socket caller : callers) {
                caller.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
