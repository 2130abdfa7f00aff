"""What can go wrong with an input, in words that its reader can act on?"""


class InputError(ValueError):
    """An input or an argument that cannot be used.

    The message is one Chinese sentence for the person at the screen: which input, what is wrong, what to do.
    Every surface shows it as it stands; the command line exits with status 2.
    """
