package exchange.web.form;

import exchange.web.body.Body;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** A form as the request that a program would send: its method, its headers and JSON. */
final class FormRequest extends HttpServletRequestWrapper {

    private final String method;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] json;

    /**
     * @param method instead of POST
     * @param said headers that hidden fields stand for
     */
    FormRequest(HttpServletRequest form, String method, Map<String, String> said, byte[] json) {
        super(form);
        this.method = method;
        this.json = json;
        this.headers.putAll(said);
        this.headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
        this.headers.put(HttpHeaders.CONTENT_LENGTH, String.valueOf(json.length));
        setAttribute(Body.TYPED, true);
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public @Nullable String getHeader(String name) {
        String own = headers.get(name);
        return own == null ? super.getHeader(name) : own;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String own = headers.get(name);
        return own == null ? super.getHeaders(name) : Collections.enumeration(List.of(own));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = new ArrayList<>(headers.keySet());
        Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !headers.containsKey(name))
                .forEach(names::add);
        return Collections.enumeration(names);
    }

    @Override
    public String getContentType() {
        return MediaType.APPLICATION_JSON_VALUE;
    }

    @Override
    public int getContentLength() {
        return json.length;
    }

    @Override
    public long getContentLengthLong() {
        return json.length;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(json);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] into, int from, int most) {
                return bytes.read(into, from, most);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("A form is read at once");
            }
        };
    }
}
