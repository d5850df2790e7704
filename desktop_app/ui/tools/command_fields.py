"""A program of this computer that answers a call: what runs is what stands in the rows, word by word."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from desktop_app.settings.tool_definition import Answer, CommandAnswer
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.tools.answer_fields import AnswerFields, Limits, choose_path
from desktop_app.ui.tools.argument_rows import ArgumentRows, split_line


class CommandFields(AnswerFields):
    """Edits a `CommandAnswer`."""

    def __init__(self) -> None:
        super().__init__()
        self.program = QLineEdit()
        self.program.setFont(fonts.mono(fonts.SMALL_PX))
        self.program.setPlaceholderText(self.tr("a name such as python3, or a path"))
        self.choose = Button(self.tr("Choose…"), name=self.tr("Choose the program"))
        self.arguments = ArgumentRows()
        self.line = QLineEdit()
        self.line.setFont(fonts.mono(fonts.SMALL_PX))
        self.line.setPlaceholderText('python3 weather.py --city "San José"')
        self.split = Button(self.tr("Split"), name=self.tr("Put the words of the line into the rows"))
        self.split_problem = Caption("", "danger", small=True)
        self.split_problem.hide()
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(self.tr("your home folder"))
        self.choose_folder = Button(self.tr("Choose…"), name=self.tr("Choose the folder"))
        self.rows.add(self.tr("Program"), self.program, self.choose)
        self.rows.add(self.tr("Arguments"), self.arguments, tall=True)
        self.rows.add(
            self.tr("Or a line"),
            self.line,
            self.split,
            help_words=self.tr("From a terminal: it is split into program and arguments, once, and no shell is used."),
        )
        self.column.addWidget(self.split_problem)
        self.rows.add(self.tr("Folder"), self.folder, self.choose_folder)
        self.limits = Limits(self)
        self.say(
            self.tr(
                "The arguments of the call come as JSON on standard input; what the program prints is the result. "
                "It runs with your rights: it can read and change your files and use the network. Duologue shows you "
                "the exact command before it runs for the first time, and whenever it, or a script that it names, has "
                "changed."
            )
        )
        self._join()

    def _join(self) -> None:
        self.program.textEdited.connect(self.edited)
        self.folder.textEdited.connect(self.edited)
        self.arguments.edited.connect(self.edited)
        self.line.textEdited.connect(lambda text: self.split.setEnabled(bool(text.strip())))
        self.line.returnPressed.connect(self._split)
        self.split.clicked.connect(self._split)
        self.split.setEnabled(False)
        self.choose.clicked.connect(
            lambda: choose_path(self, self.tr("Choose the program"), self.program.text(), self._take_program)
        )
        self.choose_folder.clicked.connect(
            lambda: choose_path(self, self.tr("Choose the folder"), self.folder.text(), self._take_folder, folder=True)
        )

    @property
    def answer(self) -> Answer:
        """The command."""
        argv = (self.program.text(), *self.arguments.arguments)
        return CommandAnswer(
            argv=argv if any(argv) else (),
            folder=self.folder.text().strip(),
            timeout_s=self.limits.timeout_s,
            limit_bytes=self.limits.limit_bytes,
        )

    @property
    def problem(self) -> str:
        """Why that is no command yet, or empty."""
        return "" if self.program.text().strip() else self.tr("No program is named yet.")

    def show_answer(self, answer: Answer) -> None:
        """Show a command."""
        if isinstance(answer, CommandAnswer):
            self._show_argv(answer.argv)
            self.folder.setText(answer.folder)
            self.limits.show(answer.timeout_s, answer.limit_bytes)

    def _show_argv(self, argv: tuple[str, ...]) -> None:
        self.program.setText(argv[0] if argv else "")
        self.arguments.show_arguments(argv[1:])

    def _split(self) -> None:
        parts = split_line(self.line.text())
        self.split_problem.setVisible(parts is None)
        if parts is None:
            self.split_problem.setText(self.tr("A quote in this line is not closed."))
        elif parts:
            self._show_argv(tuple(parts))
            self.line.clear()
            self.split.setEnabled(False)
            self.edited.emit()

    def _take_program(self, path: str) -> None:
        self.program.setText(path)
        self.edited.emit()

    def _take_folder(self, path: str) -> None:
        self.folder.setText(path)
        self.edited.emit()
