/** The rule kernel. It needs nothing but the JDK, which the compiler proves. */
@org.jspecify.annotations.NullMarked
module io.forbear.rules {
    requires static org.jspecify;

    exports io.forbear.rules;
    exports io.forbear.rules.catalogue;
}
