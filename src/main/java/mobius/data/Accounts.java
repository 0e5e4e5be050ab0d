package mobius.data;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import mobius.data.text.Deck;
import mobius.data.text.Draws;

/**
 * Generates accounts. Of each hundred in sequence exactly 50 are in us-east-1, 30 in eu-west-1 and 20 in ap-southeast-1; exactly
 * 93 are users, 2 admins and 5 viewers. Region and role are independent of each other and in random order.
 */
final class Accounts {

    private static final String DOMAIN = "load.mobius.example";

    private final Draws draws;
    private final Deck<String> regions;
    private final Deck<String> roles;
    private int made;

    Accounts(long seed) {
        draws = Draws.of(seed, "accounts");
        regions = Deck.of(
                draws.fork(),
                Deck.times(50, "us-east-1"),
                Deck.times(30, "eu-west-1"),
                Deck.times(20, "ap-southeast-1"));
        roles = Deck.of(draws.fork(), Deck.times(93, "user"), Deck.times(2, "admin"), Deck.times(5, "viewer"));
    }

    Account next() {
        String given = draws.pick(PersonNames.GIVEN);
        String family = draws.pick(PersonNames.FAMILY);
        return new Account(email(given, family), given + " " + family, regions.next(), roles.next());
    }

    /** Builds an address from the name. The number of the account makes it unique, because names repeat. */
    private String email(String given, String family) {
        made++;
        return PersonNames.inAscii(given) + "." + PersonNames.inAscii(family) + "." + made + "@" + DOMAIN;
    }

    /** Names of people from many countries, about one in six with letters outside ASCII. */
    private static final class PersonNames {

        static final List<String> GIVEN = words("""
                Aaliyah Aaron Abebe Adaeze Aisha Akira Alejandro Amara Amelia Amit Ana Anders Anika Anneke Antoine Arjun Ayumi
                Beatriz Benjamin Bianca Brigitte Camila Carlos Charlotte Chen Chidi Chloe Claire Daniel Daria David Diego Dmitri
                Ebony Elena Elif Emily Emma Ethan Fatima Felix Femi Freya Gabriel Giulia Grace Gustavo Hana Hannah Haruki Hassan
                Helga Hiroshi Hugo Ibrahim Imani Ines Ingrid Isaac Ivan Jack Jamal James Jasmine Jiho Joanna Jonas Julia Kaito
                Kamala Karim Katarina Kenji Kofi Kwame Lakshmi Lars Laura Layla Leila Leon Lucas Lucia Mai Malik Maria Marta Mateus
                Mei Mia Miguel Ming Mohammed Nadia Naomi Nia Nikhil Noah Nuria Olga Oliver Omar Oscar Pablo Paul Pedro Peter Priya
                Rahul Rania Ravi Rosa Ruth Sakura Samuel Sara Sean Seojun Sofia Stefan Svetlana Tariq Thabo Thandiwe Thomas Tomas
                Uma Valentina Victor Wanjiru Wei William Xiang Yara Yasmin Yuki Yusuf Zainab Zanele
                Zoë José Søren Łukasz André Françoise Jürgen Renée Þóra Özlem Şebnem Núria Åsa Małgorzata
                """);

        static final List<String> FAMILY = words("""
                Abubakar Adeyemi Ahmed Alvarez Andersen Bakker Banerjee Becker Bennett Bianchi Brown Campbell Carter Chang Chen
                Chowdhury Clark Costa Cruz Davies Dias Diop Dubois Edwards Eriksen Evans Fernandes Ferrari Fischer Flores Fofana
                Fujita Garcia Gomes Green Gupta Haddad Hall Hansen Hernandez Hoffmann Hughes Hussein Ito Ivanov Iyer Jackson Jansen
                Johnson Jones Kamau Kaplan Kaur Khan Kim Kimura Kowalski Kumar Laurent Lee Lewis Li Lin Lopez Marino Martin Mbeki
                Mendoza Meyer Mitchell Mohamed Moore Moreau Morris Mwangi Nair Nakamura Nelson Ngata Nkosi Novak Nowak Oconnor
                Okafor Okoye Oliveira Osei Park Patel Pereira Petrov Phillips Popescu Quinn Rahman Ramirez Rao Reddy Ricci Roberts
                Rossi Saito Santos Sato Schmidt Schneider Sharma Silva Singh Smith Sokolov Suzuki Takahashi Tanaka Taylor Thomas
                Toure Turner Usman Vargas Visser Walker Wang Weber White Williams Wilson Wright Yamamoto Yang Yilmaz Young Zhang
                Zhou Nguyễn Müller Núñez Øverland Dvořák Lefèvre Åkesson Çelik Gonçalves Ibáñez Sørensen Wałęsa Ólafsdóttir
                """);

        private PersonNames() {}

        /** Spells the name in lower-case ASCII letters, for the local part of an e-mail address. */
        static String inAscii(String name) {
            String spelled = name.replace('ø', 'o')
                    .replace('Ø', 'O')
                    .replace('ł', 'l')
                    .replace('Ł', 'L')
                    .replace("Þ", "Th")
                    .replace('ı', 'i');
            String letters = Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", "");
            return letters.toLowerCase(Locale.ROOT);
        }

        private static List<String> words(String text) {
            return List.of(text.strip().split("\\s+"));
        }
    }
}
