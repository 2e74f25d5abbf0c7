package dev.bgcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergeConflictTest {
  @Test
  void the_first_side_stays_where_it_was() {
    String text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> topic\nd\n";
    MergeConflict conflict = MergeConflict.in(text).orElseThrow();

    assertThat(conflict.firstSide()).hasSameSizeAs(text);
    assertThat(conflict.firstSide().lines().map(String::strip))
        .containsExactly("a", "", "b", "", "", "", "d");
    assertThat(conflict.firstSide().indexOf('b')).isEqualTo(text.indexOf('b'));
    assertThat(text.substring(conflict.start(), conflict.end())).isEqualTo("<<<<<<< HEAD");
    assertThat(conflict.count()).isEqualTo(1);
  }

  @Test
  void the_common_ancestor_and_other_line_ends_are_known() {
    String text =
        "<<<<<<< a\r\nx\r\n||||||| b\r\ny\r\n=======\r\nz\r\n>>>>>>> c\r\n<<<<<<<\rq\r=======\r>>>>>>>";
    MergeConflict conflict = MergeConflict.in(text).orElseThrow();

    assertThat(conflict.firstSide().replaceAll("\\s+", "")).isEqualTo("xq");
    assertThat(conflict.firstSide()).contains("\r\n");
    assertThat(conflict.count()).isEqualTo(2);
    assertThat(conflict.message()).contains("nor in 1 other place;");
  }

  @Test
  void what_only_looks_like_a_marker_is_none() {
    assertThat(MergeConflict.in("")).isEmpty();
    assertThat(MergeConflict.in("a <<<<<<< b\n=======\n>>>>>>>\n")).isEmpty();
    assertThat(MergeConflict.in("Title\n=======\ntext\n")).isEmpty();
    assertThat(MergeConflict.in("<<<<<<<< eight\n=======\n>>>>>>>> eight\n")).isEmpty();
    assertThat(MergeConflict.in("<<<<<<< cut off\na\n=======\nb\n")).isEmpty();
  }

  @Test
  void a_conflict_without_an_end_is_left_alone_behind_one_that_has_one() {
    String text = "<<<<<<<\na\n=======\nb\n>>>>>>>\n<<<<<<<\nc\n=======\nd\n";
    MergeConflict conflict = MergeConflict.in(text).orElseThrow();

    assertThat(conflict.firstSide().strip())
        .isEqualTo("a\n       \n \n       \n<<<<<<<\nc\n=======\nd");
  }
}
