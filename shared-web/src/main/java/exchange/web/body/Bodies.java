package exchange.web.body;

import exchange.web.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Receives bodies of at most 64 KiB, whether or not they say how long they are. */
final class Bodies implements HandlerMethodArgumentResolver {

    private static final int MOST = 64 * 1024;

    private final BodyReader reader;

    Bodies(BodyReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Body.class;
    }

    @Override
    public Body resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        if (request.getContentLengthLong() > MOST) {
            throw Problem.tooLarge();
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Problem.notJson();
        }
        byte[] bytes = receive(request);
        if (bytes.length > MOST) {
            throw Problem.tooLarge();
        }
        return new Body(
                reader,
                request.getMethod(),
                request.getRequestURI(),
                bytes,
                bytes.length > 0 || request.getContentLengthLong() > 0,
                request.getContentType(),
                request.getAttribute(Body.TYPED) != null);
    }

    /** What breaks off or is framed wrongly is a bad request, of which the caller may not even hear. */
    private static byte[] receive(HttpServletRequest request) {
        try {
            return request.getInputStream().readNBytes(MOST + 1);
        } catch (IOException broken) {
            throw Problem.of(HttpStatus.BAD_REQUEST);
        }
    }
}
