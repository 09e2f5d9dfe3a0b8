package exchange.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes on a socket: what no well-bred client would send. */
final class RawHttp {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.[01] (\\d{3})");

    private RawHttp() {}

    /** @return the status; 0 where the connection was closed without an answer */
    static int send(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
            } catch (SocketException refused) {
                return status(socket); // the answer may have come before the end of the request
            }
            return status(socket);
        }
    }

    private static int status(Socket socket) throws IOException {
        byte[] begin;
        try {
            begin = socket.getInputStream().readNBytes(12);
        } catch (SocketException reset) {
            return 0;
        }
        Matcher status = STATUS.matcher(new String(begin, StandardCharsets.ISO_8859_1));
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }
}
