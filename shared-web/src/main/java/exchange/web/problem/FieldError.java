package exchange.web.problem;

/**
 * What was wrong with one field of a request.
 *
 * @param field its path, nested ones with dots ({@code quantity.amount}); empty for the body as a whole
 * @param message what is wrong and what would be right, in the caller's language
 */
public record FieldError(String field, String message) {}
