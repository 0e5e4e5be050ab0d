package mobius.data.text;

/** The grammars of source code. {@code header} is the start of a file; {@code item} is a class, a function or a table. */
final class CodeGrammar {

    static final Grammar PYTHON = new Grammar(English.TEXT, PythonText.TEXT);
    static final Grammar JAVASCRIPT = new Grammar(English.TEXT, EcmaScriptText.SHARED, EcmaScriptText.UNTYPED);
    static final Grammar TYPESCRIPT = new Grammar(English.TEXT, EcmaScriptText.SHARED, EcmaScriptText.TYPED);

    private CodeGrammar() {}
}
