package exchange.web.body;

/** What has to be true of several fields together; answered with everything else that is wrong. */
@FunctionalInterface
public interface Checks<T> {

    /**
     * Looks at a body and names what is wrong.
     *
     * @param body whatever of it could be read: any field may be null or break its own rules, also a required one
     */
    void check(T body, Errors errors);
}
