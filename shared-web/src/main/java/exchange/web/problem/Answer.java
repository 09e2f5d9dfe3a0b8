package exchange.web.problem;

import exchange.log.CommandAlreadyDone;
import exchange.log.LogUnavailable;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Optional;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which problem an exception stands for. */
final class Answer {

    private static final int CAUSES = 12;

    private Answer() {}

    /** Empty for what nobody expected. */
    static Optional<Problem> to(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            Optional<Problem> known = known(cause);
            if (known.isPresent()) {
                return known;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Problem> known(Throwable thrown) {
        return Optional.ofNullable(
                switch (thrown) {
                    case Problem problem -> problem;
                    case LogUnavailable _, CommandAlreadyDone _ -> Problem.unavailable(1);
                    case DataAccessResourceFailureException _,
                            TransientDataAccessException _,
                            RecoverableDataAccessException _,
                            CannotCreateTransactionException _ -> Problem.unavailable(1);
                    case RequestRejectedException _,
                            BadRequestException _,
                            InvalidParameterException _,
                            HttpMessageNotReadableException _ -> Problem.of(HttpStatus.BAD_REQUEST);
                    case MissingServletRequestParameterException missing ->
                        Problem.malformed(missing.getParameterName(), missing());
                    case MissingRequestHeaderException missing -> Problem.malformed(missing.getHeaderName(), missing());
                    case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
                    case TypeMismatchException mismatch ->
                        Problem.malformed(
                                String.valueOf(mismatch.getPropertyName()), unfit(mismatch.getRequiredType()));
                    case HandlerMethodValidationException invalid -> invalid(invalid);
                    case ConstraintViolationException invalid ->
                        Problem.malformed(invalid.getConstraintViolations().stream()
                                .map(violation -> new FieldError(
                                        violation.getPropertyPath().toString(), violation.getMessage()))
                                .toList());
                    case ErrorResponse response ->
                        ofStatus(response.getStatusCode().value());
                    default -> null;
                });
    }

    static Problem ofStatus(int code) {
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null) {
            status = code >= 400 && code < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return status == HttpStatus.SERVICE_UNAVAILABLE ? Problem.unavailable(1) : Problem.of(status);
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.notFound();
        }
        return Problem.malformed(mismatch.getName(), unfit(mismatch.getRequiredType()));
    }

    private static Problem invalid(HandlerMethodValidationException invalid) {
        if (invalid.isForReturnValue()) {
            return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR);
        }
        List<FieldError> errors = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new FieldError(
                                name(result.getMethodParameter()), String.valueOf(error.getDefaultMessage()))))
                .toList();
        return Problem.malformed(errors);
    }

    private static String name(MethodParameter parameter) {
        RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
        if (query != null && !query.name().isEmpty()) {
            return query.name();
        }
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null && !header.name().isEmpty()) {
            return header.name();
        }
        return String.valueOf(parameter.getParameterName());
    }

    private static String missing() {
        return Language.current().choose("fehlt", "is missing");
    }

    private static String unfit(@Nullable Class<?> type) {
        return Expected.of(type).in(Language.current());
    }
}
