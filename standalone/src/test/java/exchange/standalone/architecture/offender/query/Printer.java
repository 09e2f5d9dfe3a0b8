package exchange.standalone.architecture.offender.query;

record Printer(String text) {

    void print() {
        System.out.println(text);
    }
}
